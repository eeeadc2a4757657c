package io.heartproof.report.section;

import io.heartproof.metric.Figure;
import io.heartproof.metric.Scores;
import io.heartproof.plot.Axis;
import io.heartproof.plot.LineChart;
import io.heartproof.plot.LineChart.Point;
import io.heartproof.plot.LineChart.Series;
import io.heartproof.report.Prediction;
import io.heartproof.report.page.Csv;
import io.heartproof.report.page.Page;
import io.heartproof.report.page.Table;
import io.heartproof.report.page.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** Accuracy, balanced accuracy and mean F1 against noise level: curves of all runs in one plot, and their numbers. */
final class CurveSection {
    private final Page page;
    private final List<Run> runs;
    private final Csv csv = new Csv(
            List.of("run", "condition", "noise", "level", "recordings"),
            List.of("accuracy", "balancedAccuracy", "macroF1"));

    private CurveSection(Page page, List<Run> runs) {
        this.page = page;
        this.runs = runs;
    }

    /** Writes the section, if a run was evaluated under noise. */
    static void write(Page page, List<Run> runs) {
        new CurveSection(page, runs).write();
    }

    private void write() {
        List<List<Run.Member>> kinds = Run.kinds(runs);
        if (!kinds.isEmpty()) {
            page.section("noise", "Under noise");
            kinds.forEach(this::writeKind);
            page.endSection();
        }
        runs.forEach(this::lines);
        page.file("scores.csv", csv.toString());
    }

    private void lines(Run run) {
        run.results().ifPresent(results -> line(List.of(run.name(), Prediction.CLEAN, "", 0.0), results.clean()));
        for (Run.Sweep sweep : run.sweeps()) {
            sweep.noisy()
                    .forEach(
                            (level, scores) -> line(List.of(run.name(), sweep.condition(), sweep.id(), level), scores));
        }
    }

    private void line(List<Object> where, Scores scores) {
        List<Object> values = new ArrayList<>(where);
        values.add(scores.confusion().total());
        csv.row(values, scores.accuracy(), scores.balancedAccuracy(), scores.macroF1());
    }

    private void writeKind(List<Run.Member> kind) {
        page.body().element("h3", kind.get(0).sweep().title()).open("div", "class", "charts");
        chart(kind, "Accuracy", Axis.percent(""), Scores::accuracy);
        chart(kind, "Balanced accuracy", Axis.percent(""), Scores::balancedAccuracy);
        chart(kind, "Mean F1", Axis.share(""), Scores::macroF1);
        page.body().close();
        writeTable(kind);
    }

    private void chart(List<Run.Member> kind, String name, Axis y, Function<Scores, Figure> figure) {
        Run.Sweep first = kind.get(0).sweep();
        Axis x = Axis.levels(first.form().axis(), levels(kind), first.form()::numberOrNone);
        List<Series> series = kind.stream()
                .map(member -> new Series(member.run(), points(member.sweep(), figure)))
                .toList();
        page.drawing(
                Words.fileName(name) + "-" + first.id() + ".svg",
                new LineChart(name + ", " + first.name(), x, y, series).draw());
    }

    private static List<Point> points(Run.Sweep sweep, Function<Scores, Figure> figure) {
        List<Point> points = new ArrayList<>();
        sweep.levels()
                .forEach((level, scores) -> points.add(figure.apply(scores)
                        .known()
                        .map(known -> new Point(level, known.value(), known.low(), known.high()))
                        .orElse(Point.of(level, Double.NaN))));
        return points;
    }

    /** Level by level, so that runs can be compared. */
    private void writeTable(List<Run.Member> kind) {
        Run.Sweep first = kind.get(0).sweep();
        boolean several = runs.size() > 1;
        List<String> header = new ArrayList<>(List.of("Level", "Accuracy", "Balanced accuracy", "Mean F1"));
        if (several) {
            header.add(1, "Run");
        }
        Table table = new Table(first.title() + ": " + first.form().axis(), header);
        for (double level : levels(kind)) {
            for (Run.Member member : kind) {
                Scores scores = member.sweep().levels().get(level);
                if (scores == null) {
                    continue;
                }
                List<Table.Cell> cells = cells(first.form().numberOrNone(level), scores);
                if (several) {
                    cells.add(1, Table.text(member.run()));
                }
                table.row(cells);
            }
        }
        table.writeTo(page.body(), List.of());
    }

    private static List<Table.Cell> cells(String level, Scores scores) {
        return new ArrayList<>(List.of(
                Table.number(level),
                Table.percent(scores.accuracy()),
                Table.percent(scores.balancedAccuracy()),
                Table.decimal(scores.macroF1())));
    }

    private static SortedSet<Double> levels(List<Run.Member> kind) {
        SortedSet<Double> levels = new TreeSet<>();
        kind.forEach(member -> levels.addAll(member.sweep().levels().keySet()));
        return levels;
    }
}
