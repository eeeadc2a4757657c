package io.heartproof.report.comparison;

import io.heartproof.condition.Condition;
import io.heartproof.condition.Kind;
import io.heartproof.metric.Figure;
import io.heartproof.metric.OverallScores;
import io.heartproof.plot.Markup;
import io.heartproof.report.page.Csv;
import io.heartproof.report.page.Page;
import io.heartproof.report.page.Table;
import io.heartproof.report.page.Words;
import io.heartproof.report.paired.KindNames;
import io.heartproof.report.paired.NoiseWords;
import io.heartproof.report.paired.PairSection;
import io.heartproof.report.paired.PairTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the numbers support and what they do not, in words and in one table; how to read them. */
final class FindingSection {
    private static final String READING_APART =
            "\u201cNot told apart\u201d does not say that two defences are equal. The interval says by how much they"
                    + " may still differ, either way.";
    private static final String READING_DIFFERENT =
            "A difference counts as supported where McNemar\u2019s exact test, corrected by Holm for all tests on this"
                    + " page, gives p < 0.05 and the 95 % interval of the difference leaves 0 out. Where only one of the"
                    + " two does, it is unsettled. Intervals are not corrected for their number.";
    private static final String READING_SEEDS =
            "Intervals are drawn over seeds and recordings together; the test is about these trained networks, and"
                    + " needs most seeds to agree. With fewer than about ten seeds intervals are too narrow, as so few say"
                    + " little about other trainings; with one seed they leave other trainings out altogether.";
    private static final String READING_ROBUST =
            "Robust accuracy is the root of (accuracy without noise \u00d7 mean accuracy over the noise levels run)."
                    + " It compares over the same levels only.";
    private static final String READING_ATTACK =
            "Noise of one attack is what that attack found: a defence that hinders it without being robust looks better"
                    + " here than it is. A suite of attacks examines itself; a check that fires is a warning above.";

    private static final String CHANCE =
            "All networks stand at chance: none is known to be better, without noise, than one that gives every"
                    + " recording the same class. What they withstand then says nothing of their defences.";

    private final Page page;
    private final Comparison comparison;

    private FindingSection(Page page, Comparison comparison) {
        this.page = page;
        this.comparison = comparison;
    }

    static void write(Page page, Comparison comparison) {
        new FindingSection(page, comparison).write();
    }

    private void write() {
        page.section("summary", "Summary");
        comparison.warnings().forEach(warning -> page.body().element("p", warning, "class", "warning"));
        Markup html = page.body().open("ul", "class", "findings").element("li", basis());
        Map<Condition, List<PairTest>> byCondition = comparison.tests().stream()
                .collect(Collectors.groupingBy(PairTest::condition, LinkedHashMap::new, Collectors.toList()));
        byCondition.forEach((condition, tests) -> html.open("li")
                .element("strong", NoiseWords.words(condition) + ":")
                .text(" " + PairSection.summary(tests))
                .close());
        html.close();
        writeChance();
        writeTable();
        writeReading(html);
        page.endSection();
        page.file("robust-accuracy.csv", csv());
    }

    private String basis() {
        int seeds = comparison.seeds().size();
        String list = comparison.seeds().stream().map(String::valueOf).collect(Collectors.joining(", "));
        String networks = seeds == 1
                ? "one training each (seed %s), so nothing here says how much another seed would change".formatted(list)
                : "means over %s each (seeds %s)".formatted(Words.count(seeds, "training"), list);
        return "%s on the same %s: %s."
                .formatted(
                        Words.count(comparison.defences().size(), "defence"),
                        Words.count(comparison.recordings(), "recording"),
                        networks);
    }

    /** Where no network is known to be better than one that always gives the same class. */
    private void writeChance() {
        if (comparison.defences().stream().map(Defence::clean).allMatch(comparison.constant()::isAsGoodAs)) {
            page.warn(CHANCE);
        }
    }

    private void writeTable() {
        List<String> header = new ArrayList<>(List.of("Defence", "Accuracy", "Balanced accuracy", "Mean F1"));
        List<Kind> kinds = comparison.defences().get(0).noises().stream()
                .map(Defence.Noisy::kind)
                .toList();
        KindNames names = KindNames.of(kinds);
        kinds.forEach(kind -> header.add("Robust accuracy, " + names.name(kind)));
        Table table = new Table("At a glance (accuracies and F1 without noise)", header);
        for (Defence defence : comparison.defences()) {
            List<Table.Cell> cells = new ArrayList<>(List.of(
                    Table.text(defence.name()),
                    Table.percent(defence.clean().accuracy()),
                    Table.percent(defence.clean().balancedAccuracy()),
                    Table.decimal(defence.clean().macroF1())));
            defence.noises().forEach(noisy -> cells.add(Table.percent(noisy.robustAccuracy())));
            table.row(cells);
        }
        table.row(constant());
        table.writeCards(page.body());
    }

    /** Noise does not change what it answers, so its robust accuracy is its accuracy. */
    private List<Table.Cell> constant() {
        OverallScores scores = comparison.constant().scores();
        List<Table.Cell> cells = new ArrayList<>(List.of(
                Table.text(comparison.constant().name()),
                Table.percent(scores.accuracy()),
                Table.percent(scores.balancedAccuracy()),
                Table.decimal(scores.macroF1())));
        comparison.defences().get(0).noises().forEach(noisy -> cells.add(Table.percent(scores.accuracy())));
        return cells;
    }

    private static void writeReading(Markup html) {
        html.open("details", "open", "open")
                .element("summary", "How to read the figures")
                .open("ul");
        for (String text : List.of(READING_APART, READING_DIFFERENT, READING_SEEDS, READING_ROBUST, READING_ATTACK)) {
            html.element("li", text);
        }
        html.close().close();
    }

    private String csv() {
        Csv csv = new Csv(List.of("defence", "noise"), List.of("robustAccuracy"));
        for (Defence defence : comparison.defences()) {
            for (Defence.Noisy noisy : defence.noises()) {
                Figure robust = noisy.robustAccuracy();
                csv.row(List.of(defence.name(), NoiseWords.of(noisy.kind()).id()), robust);
            }
        }
        return csv.toString();
    }
}
