package io.heartproof.report.comparison;

import io.heartproof.metric.McNemar;
import io.heartproof.report.page.Csv;
import io.heartproof.report.page.Difference;
import io.heartproof.report.page.Page;
import io.heartproof.report.page.Table;
import io.heartproof.report.page.Words;
import io.heartproof.report.section.NoiseWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Every two defences at the tested conditions: difference, test, finding. */
final class TestSection {
    private static final List<String> HEADER = List.of(
            "Defence",
            "minus",
            "Accuracy",
            "Mean F1",
            "Only the first right",
            "Only the second right",
            "p",
            "p, corrected",
            "Finding");
    private static final List<String> NOTES = List.of(
            "Only the first or the second right: recordings, one number for each seed.",
            "p: McNemar\u2019s exact test, two-sided; several seeds joined by R\u00fcger\u2019s rule on the majority. "
                    + "Corrected: by Holm, for all tests of all tables here.");

    private TestSection() {}

    /** Writes the section, if there is a test. */
    static void write(Page page, Comparison comparison) {
        if (comparison.tests().isEmpty()) {
            return;
        }
        page.section("differences", "Differences");
        Map<Condition, List<PairTest>> byCondition = comparison.tests().stream()
                .collect(Collectors.groupingBy(PairTest::condition, LinkedHashMap::new, Collectors.toList()));
        byCondition.forEach((condition, tests) -> {
            Table table = new Table(FindingSection.place(condition), HEADER);
            tests.forEach(test -> table.row(cells(test)));
            table.writeTo(page.body(), List.of());
        });
        NOTES.forEach(note -> page.body().element("p", note, "class", "note"));
        page.endSection();
        page.file("tests.csv", csv(comparison.tests()));
    }

    private static List<Table.Cell> cells(PairTest test) {
        return List.of(
                Table.text(test.first()),
                Table.text(test.second()),
                Table.figure(test.accuracyDifference(), Difference.POINTS),
                Table.figure(test.macroF1Difference(), Difference.DECIMAL),
                Table.number(counts(test, McNemar::onlyFirst)),
                Table.number(counts(test, McNemar::onlySecond)),
                Table.number(p(test.pValue())),
                Table.number(p(test.adjusted())),
                Table.text(words(test.finding())));
    }

    private static String p(double value) {
        return value < 0.001 ? "< 0.001" : Words.decimal(value);
    }

    private static String counts(PairTest test, ToIntFunction<McNemar> count) {
        return test.seeds().stream()
                .map(seed -> Integer.toString(count.applyAsInt(seed)))
                .collect(Collectors.joining(", "));
    }

    private static String words(PairTest.Finding finding) {
        return finding.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String csv(List<PairTest> tests) {
        Csv csv = new Csv(
                List.of(
                        "first",
                        "second",
                        "condition",
                        "noise",
                        "level",
                        "onlyFirst",
                        "onlySecond",
                        "p",
                        "pCorrected",
                        "finding"),
                List.of("accuracyDifference", "macroF1Difference"));
        for (PairTest test : tests) {
            csv.row(
                    List.of(
                            test.first(),
                            test.second(),
                            test.noise().condition(),
                            NoiseWords.of(test.noise()).id(),
                            test.level(),
                            counts(test, McNemar::onlyFirst),
                            counts(test, McNemar::onlySecond),
                            test.pValue(),
                            test.adjusted(),
                            words(test.finding())),
                    test.accuracyDifference(),
                    test.macroF1Difference());
        }
        return csv.toString();
    }
}
