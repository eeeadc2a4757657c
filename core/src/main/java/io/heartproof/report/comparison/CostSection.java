package io.heartproof.report.comparison;

import io.heartproof.metric.Figure;
import io.heartproof.report.page.Csv;
import io.heartproof.report.page.Page;
import io.heartproof.report.page.Table;
import io.heartproof.report.page.Words;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What training took. */
final class CostSection {
    private CostSection() {}

    /** How seconds and multiples are written. */
    private enum CostForm implements Words.Form {
        SECONDS,
        TIMES;

        @Override
        public String value(double value) {
            return this == SECONDS
                    ? Words.rounded(value) + Words.NO_BREAK + "s"
                    : times(value) + Words.NO_BREAK + "\u00d7";
        }

        @Override
        public String interval(Figure.Known figure) {
            return this == SECONDS
                    ? Words.rounded(figure.low()) + "\u2013" + Words.rounded(figure.high())
                    : times(figure.low()) + "\u2013" + times(figure.high());
        }
    }

    static String times(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    static void write(Page page, Comparison comparison) {
        page.section("cost", "Training cost");
        Table table = new Table(
                "Wall-clock time of all epochs, on the machines that trained",
                List.of("Defence", "Mean", "Times " + Comparison.BASELINE, "Each seed"));
        Csv csv = new Csv(List.of("defence"), List.of("seconds", "timesBaseline"));
        Csv bySeed = new Csv(List.of("defence", "seed", "seconds"), List.of());
        for (Defence defence : comparison.defences()) {
            Defence.Cost cost = defence.cost();
            table.row(List.of(
                    Table.text(defence.name()),
                    Table.figure(cost.mean(), CostForm.SECONDS),
                    Table.figure(cost.timesBaseline(), CostForm.TIMES),
                    Table.number(each(cost))));
            csv.row(List.of(defence.name()), cost.mean(), cost.timesBaseline());
            for (int s = 0; s < cost.seconds().size(); s++) {
                bySeed.row(List.of(
                        defence.name(),
                        comparison.seeds().get(s),
                        cost.seconds().get(s)));
            }
        }
        table.writeTo(
                page.body(),
                List.of("Ranges are over the seeds; what else those machines did at the time is in the figures too."));
        page.endSection();
        page.file("costs.csv", csv.toString());
        page.file("costs-by-seed.csv", bySeed.toString());
    }

    private static String each(Defence.Cost cost) {
        return cost.seconds().stream().map(Words::rounded).collect(Collectors.joining(", "));
    }
}
