package io.heartproof.report.paired;

import io.heartproof.condition.Condition;
import io.heartproof.metric.Figure;
import io.heartproof.metric.paired.McNemar;
import io.heartproof.plot.Markup;
import io.heartproof.report.page.Csv;
import io.heartproof.report.page.Difference;
import io.heartproof.report.page.Page;
import io.heartproof.report.page.Words;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Every two networks at the tested conditions. Two: a row per condition. More: a matrix per condition, in each cell the row's
 * accuracy minus the column's, its interval and the corrected p. Also as {@code tests.csv} and, per seed, {@code
 * tests-by-seed.csv}. Not thread-safe.
 */
public final class PairSection {
    private static final String SHOWN =
            "Difference in accuracy in percentage points, its 95\u00a0% interval, corrected p. \u25b2\u00a0\u25bc and"
                    + " a tint: the test and the interval agree that there is a difference. A dashed frame: only one of"
                    + " them does. Otherwise they are not told apart, which does not say that they are equal.";
    private static final String TEST =
            "p: McNemar\u2019s exact test, two-sided, corrected by Holm for all tests of this section; several seeds"
                    + " joined by R\u00fcger\u2019s rule on the majority. Intervals are not corrected for their number.";

    private final Page page;
    private final List<String> names;
    private final Map<Condition, List<PairTest>> tests;

    private PairSection(Page page, List<String> names, List<PairTest> tests) {
        this.page = page;
        this.names = names;
        this.tests = tests.stream()
                .collect(Collectors.groupingBy(PairTest::condition, LinkedHashMap::new, Collectors.toList()));
    }

    /** Writes the section, if there is a test; {@code names} in the order of the page. */
    public static void write(Page page, List<String> names, List<PairTest> tests) {
        if (!tests.isEmpty()) {
            new PairSection(page, names, tests).write();
            page.file("tests.csv", csv(tests));
            page.file("tests-by-seed.csv", bySeed(tests));
        }
    }

    /** In a sentence: how many pairs differ, and by how much the best and the worst are apart. */
    public static String summary(List<PairTest> tests) {
        long different = tests.stream()
                .filter(test -> test.finding() == PairTest.Finding.DIFFERENT)
                .count();
        String told = tests.size() == 1
                ? (different == 1 ? "told apart" : "not told apart")
                : String.format(Locale.ROOT, "%d of %d pairs told apart", different, tests.size());
        return largest(tests).map(test -> told + "; " + largest(test)).orElse(told) + ".";
    }

    private static Optional<PairTest> largest(List<PairTest> tests) {
        return tests.stream()
                .map(test -> value(test) < 0 ? test.reversed() : test)
                .max(Comparator.comparingDouble(PairSection::value))
                .filter(test -> value(test) > 0);
    }

    private static String largest(PairTest test) {
        return "furthest apart are %s and %s, %s (%s, p\u00a0%s)"
                .formatted(
                        test.first(),
                        test.second(),
                        Difference.POINTS.value(value(test)),
                        interval(test.accuracyDifference()),
                        p(test.adjusted()));
    }

    private static double value(PairTest test) {
        return test.accuracyDifference().known().map(Figure.Known::value).orElse(0.0);
    }

    private void write() {
        page.section("differences", "Differences");
        page.body().element("p", SHOWN, "class", "note");
        if (names.size() == 2) {
            writeRows();
        } else {
            tests.forEach(this::writeMatrix);
        }
        page.body().element("p", TEST, "class", "note");
        page.endSection();
    }

    /** Second minus first, so that the second is compared with the first. */
    private void writeRows() {
        Markup html = open(names.get(1) + " minus " + names.get(0));
        header(html, List.of("", "Accuracy, points"));
        html.open("tbody");
        tests.forEach((condition, ofCondition) -> {
            html.open("tr").element("th", NoiseWords.words(condition), "scope", "row", "class", "text");
            writeCell(html, ofCondition.get(0).reversed());
            html.close();
        });
        html.close().close().close();
    }

    private void writeMatrix(Condition condition, List<PairTest> ofCondition) {
        Markup html = open(NoiseWords.words(condition) + ": row minus column");
        header(html, names.subList(0, names.size() - 1));
        html.open("tbody");
        for (int row = 1; row < names.size(); row++) {
            html.open("tr").element("th", names.get(row), "scope", "row", "class", "text");
            for (int column = 0; column < names.size() - 1; column++) {
                String first = names.get(column);
                String second = names.get(row);
                ofCondition.stream()
                        .filter(test ->
                                test.first().equals(first) && test.second().equals(second))
                        .findFirst()
                        .ifPresentOrElse(test -> writeCell(html, test.reversed()), () -> html.element("td", ""));
            }
            html.close();
        }
        html.close().close().close();
    }

    private Markup open(String caption) {
        return page.body()
                .element("p", caption, "class", "caption")
                .open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption)
                .open("table", "class", "matrix");
    }

    private void header(Markup html, List<String> columns) {
        html.open("thead").open("tr");
        if (names.size() > 2) {
            html.element("td", "");
        }
        columns.forEach(column -> html.element("th", column, "scope", "col", "class", "text"));
        html.close().close();
    }

    private static void writeCell(Markup html, PairTest test) {
        boolean different = test.finding() == PairTest.Finding.DIFFERENT;
        String kind = different
                ? (value(test) > 0 ? "better" : "worse")
                : test.finding() == PairTest.Finding.UNSETTLED ? "unsettled" : "alike";
        String mark = different ? (value(test) > 0 ? "\u25b2\u00a0" : "\u25bc\u00a0") : "";
        html.open("td", "class", kind)
                .element("b", mark + Difference.POINTS.number(value(test)))
                .element("span", interval(test.accuracyDifference()))
                .element("span", "p\u00a0" + p(test.adjusted()))
                .close();
    }

    private static String interval(Figure figure) {
        return figure.known().map(Difference.POINTS::interval).orElse("no interval");
    }

    private static String p(double value) {
        return value < 0.001 ? "<\u00a00.001" : "=\u00a0" + Words.decimal(value);
    }

    private static String csv(List<PairTest> tests) {
        Csv csv = new Csv(
                List.of("first", "second", "condition", "noise", "level", "p", "pCorrected", "finding"),
                List.of("accuracyDifference", "macroF1Difference"));
        for (PairTest test : tests) {
            String finding = test.finding().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            csv.row(
                    List.of(
                            test.first(),
                            test.second(),
                            test.condition().kind().family(),
                            NoiseWords.of(test.condition().kind()).id(),
                            test.condition().level(),
                            test.pValue(),
                            test.adjusted(),
                            finding),
                    test.accuracyDifference(),
                    test.macroF1Difference());
        }
        return csv.toString();
    }

    /** The recordings that only one of two networks gets right; seeds are counted from 1. */
    private static String bySeed(List<PairTest> tests) {
        Csv csv = new Csv(
                List.of("first", "second", "condition", "noise", "level", "pair", "onlyFirst", "onlySecond"),
                List.of());
        for (PairTest test : tests) {
            for (int s = 0; s < test.seeds().size(); s++) {
                McNemar counts = test.seeds().get(s);
                csv.row(List.of(
                        test.first(),
                        test.second(),
                        test.condition().kind().family(),
                        NoiseWords.of(test.condition().kind()).id(),
                        test.condition().level(),
                        s + 1,
                        counts.onlyFirst(),
                        counts.onlySecond()));
            }
        }
        return csv.toString();
    }
}
