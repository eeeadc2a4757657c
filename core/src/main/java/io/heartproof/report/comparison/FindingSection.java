package io.heartproof.report.comparison;

import io.heartproof.metric.Figure;
import io.heartproof.plot.Markup;
import io.heartproof.report.page.Csv;
import io.heartproof.report.page.Difference;
import io.heartproof.report.page.Page;
import io.heartproof.report.page.Table;
import io.heartproof.report.page.Words;
import io.heartproof.report.section.NoiseWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the numbers support and what they do not, in words and in one table; how to read them. */
final class FindingSection {
    private static final String READING_APART =
            "\u201cNot told apart\u201d does not say that two defences are equal. The interval says by how much they may "
                    + "still differ, either way.";
    private static final String READING_DIFFERENT =
            "A difference counts as supported where McNemar\u2019s exact test, corrected by Holm for all tests on this page, "
                    + "gives p < 0.05 and the 95 % interval of the difference leaves 0 out. Where only one of the two "
                    + "does, it is unsettled. Intervals are not corrected for their number.";
    private static final String READING_SEEDS =
            "Intervals are drawn over seeds and recordings together; the test is about these trained networks, and needs "
                    + "most seeds to agree. With fewer than about ten seeds intervals are too narrow, as so few say "
                    + "little about other trainings; with one seed they leave other trainings out altogether.";
    private static final String READING_ROBUST =
            "Robust accuracy is the root of (accuracy without noise \u00d7 mean accuracy over the noise levels run). It "
                    + "compares over the same levels only.";
    private static final String READING_ATTACK =
            "White-box noise is what one attack found. A defence that hinders this attack without being robust looks "
                    + "better here than it is.";

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
        Markup html = page.body().open("ul", "class", "findings").element("li", basis());
        Map<Condition, List<PairTest>> byCondition = comparison.tests().stream()
                .collect(Collectors.groupingBy(PairTest::condition, LinkedHashMap::new, Collectors.toList()));
        byCondition.forEach((condition, tests) -> writeFindings(html, condition, tests));
        costs().forEach(cost -> html.element("li", cost));
        html.close();
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

    /** One item per condition: what is supported, what is not. */
    private static void writeFindings(Markup html, Condition condition, List<PairTest> tests) {
        html.open("li").element("strong", place(condition) + ".");
        writeFindings(html, " ", tests, PairTest.Finding.DIFFERENT);
        writeFindings(html, " Unsettled: ", tests, PairTest.Finding.UNSETTLED);
        writeFindings(html, " Not told apart: ", tests, PairTest.Finding.NOT_TOLD_APART);
        html.close();
    }

    private static void writeFindings(Markup html, String before, List<PairTest> tests, PairTest.Finding finding) {
        Function<PairTest, String> words =
                finding == PairTest.Finding.DIFFERENT ? FindingSection::better : FindingSection::between;
        String text = tests.stream()
                .filter(test -> test.finding() == finding)
                .map(words)
                .collect(Collectors.joining("; "));
        if (!text.isEmpty()) {
            html.text(before + text + ".");
        }
    }

    /** {@code Without noise} or {@code White noise of 20 % of each lead's peak}. */
    static String place(Condition condition) {
        NoiseWords words = NoiseWords.of(condition.noise());
        return condition.equals(Condition.CLEAN)
                ? words.title()
                : words.title() + words.form().phrase(words.form().level(condition.level()));
    }

    private static String better(PairTest test) {
        boolean firstBetter = test.accuracyDifference()
                .known()
                .map(known -> known.value() > 0)
                .orElse(true);
        PairTest told = firstBetter ? test : test.reversed();
        return "%s is right more often than %s, by %s, p %s"
                .formatted(told.first(), told.second(), difference(told), p(told.adjusted()));
    }

    private static String between(PairTest test) {
        return "%s and %s (%s, p %s)".formatted(test.first(), test.second(), difference(test), p(test.adjusted()));
    }

    private static String difference(PairTest test) {
        return test.accuracyDifference()
                .known()
                .map(known ->
                        Difference.POINTS.value(known.value()) + ", interval " + Difference.POINTS.interval(known))
                .orElse("no figure");
    }

    /** {@code = 0.012} or {@code < 0.001}. */
    static String p(double value) {
        return value < 0.001 ? "< 0.001" : "= " + Words.decimal(value);
    }

    private List<String> costs() {
        return comparison.defences().stream()
                .filter(defence -> !defence.name().equals(Comparison.BASELINE))
                .flatMap(defence -> defence.cost().timesBaseline().known().stream()
                        .map(known -> "Training with %s takes %s times as long as with %s."
                                .formatted(defence.name(), CostSection.times(known.value()), Comparison.BASELINE)))
                .toList();
    }

    private void writeTable() {
        List<String> header = new ArrayList<>(List.of("Defence", "Accuracy", "Balanced accuracy", "Mean F1"));
        comparison
                .defences()
                .get(0)
                .noises()
                .forEach(noisy -> header.add(
                        "Robust accuracy, " + NoiseWords.of(noisy.noise()).name()));
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
        table.writeTo(page.body(), List.of());
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
                csv.row(List.of(defence.name(), NoiseWords.of(noisy.noise()).id()), robust);
            }
        }
        return csv.toString();
    }
}
