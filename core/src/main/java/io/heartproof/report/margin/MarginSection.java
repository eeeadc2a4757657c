package io.heartproof.report.margin;

import io.heartproof.plot.Axis;
import io.heartproof.plot.LineChart;
import io.heartproof.plot.LineChart.Point;
import io.heartproof.plot.LineChart.Series;
import io.heartproof.report.page.Csv;
import io.heartproof.report.page.Page;
import io.heartproof.report.page.Table;
import io.heartproof.report.page.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How much noise training recordings bear: which share of them at least so much, and quantiles. */
public final class MarginSection {
    private static final String READING =
            "The training gave every recording a margin of its own: the largest noise under which an attack did not"
                    + " change the answer. It belongs to the network while it trained, and another attack may need less."
                    + " Recordings that were never right have none.";
    private static final int POINTS = 60;
    private static final double[] SHARES = {0, 0.25, 0.5, 0.75, 1};
    private static final List<String> QUANTILES = List.of("Least", "Quarter", "Median", "Three quarters", "Most");

    private MarginSection() {}

    /** Writes the section, if a run has margins. */
    public static void write(Page page, List<RunMargins> runs) {
        if (runs.isEmpty()) {
            return;
        }
        page.section("margins", "How much noise training recordings bear");
        page.body().element("p", READING).open("div", "class", "charts");
        for (String unit : runs.stream().map(RunMargins::unit).distinct().toList()) {
            chart(
                    page,
                    unit,
                    runs.stream().filter(run -> run.unit().equals(unit)).toList());
        }
        page.body().close();
        table(runs).writeTo(page.body(), List.of(note(runs)));
        page.endSection();
        page.file("margins.csv", csv(runs));
    }

    private static void chart(Page page, String unit, List<RunMargins> runs) {
        double largest = runs.stream()
                .flatMap(run -> run.margins().stream())
                .mapToDouble(RunMargins.Margin::size)
                .max()
                .orElse(1);
        boolean isRelative = unit.equals("relative");
        Axis x = Axis.upTo(
                isRelative ? "margin, % of a lead\u2019s peak" : "margin, microvolts",
                isRelative ? 100 * largest : largest);
        page.drawing(
                "margins-" + unit + ".svg",
                new LineChart(
                                "Recordings that bear at least so much",
                                x,
                                Axis.percent(""),
                                runs.stream()
                                        .map(run -> series(run, largest, isRelative ? 100 : 1))
                                        .toList())
                        .draw());
    }

    private static Series series(RunMargins run, double largest, double scale) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i <= POINTS; i++) {
            double size = largest * i / POINTS;
            long bear = run.margins().stream()
                    .filter(margin -> margin.size() >= size)
                    .count();
            points.add(Point.of(scale * size, (double) bear / run.margins().size()));
        }
        return new Series(run.run(), points);
    }

    private static Table table(List<RunMargins> runs) {
        List<String> header = new ArrayList<>(List.of("Run", "Margin", "Recordings"));
        header.addAll(QUANTILES);
        Table table = new Table("Margins", header);
        for (RunMargins run : runs) {
            table.row(row(run, run.unit(), run.margins().size(), RunMargins.Margin::size));
            if (run.unit().equals("relative") && run.inVolts() > 0) {
                table.row(row(run, "microvolts, lead where least", run.inVolts(), RunMargins.Margin::least));
                table.row(row(run, "microvolts, lead where most", run.inVolts(), RunMargins.Margin::most));
            }
        }
        return table;
    }

    private static List<Table.Cell> row(
            RunMargins run, String what, int recordings, ToDoubleFunction<RunMargins.Margin> of) {
        boolean isShare = what.equals("relative");
        List<Table.Cell> cells = new ArrayList<>(List.of(
                Table.text(run.run()), Table.text(isShare ? "of a lead's peak" : what), Table.number("" + recordings)));
        for (double share : SHARES) {
            double value = run.quantile(share, of);
            cells.add(Table.number(isShare ? Words.rounded(100 * value) + Words.NO_BREAK + "%" : Words.rounded(value)));
        }
        return cells;
    }

    private static String note(List<RunMargins> runs) {
        boolean inVolts =
                runs.stream().anyMatch(run -> run.inVolts() > 0 && run.unit().equals("relative"));
        return inVolts
                ? "The same share is more microvolts in a lead with larger deflections. Recordings that are not known"
                        + " in volts are left out there."
                : "Quantiles are over the recordings that have a margin.";
    }

    private static String csv(List<RunMargins> runs) {
        Csv csv = new Csv(List.of("run", "unit", "share", "margin", "microvoltsLeast", "microvoltsMost"), List.of());
        for (RunMargins run : runs) {
            for (double share : SHARES) {
                csv.row(List.of(
                        run.run(),
                        run.unit(),
                        share,
                        run.quantile(share, RunMargins.Margin::size),
                        text(run.quantile(share, RunMargins.Margin::least)),
                        text(run.quantile(share, RunMargins.Margin::most))));
            }
        }
        return csv.toString();
    }

    private static String text(double microvolts) {
        return Double.isNaN(microvolts) ? "" : Double.toString(microvolts);
    }
}
