package io.heartproof.report.section;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.condition.Kind;
import io.heartproof.condition.LevelUnit;
import io.heartproof.label.LabelSet;
import io.heartproof.layout.EvaluationLayout;
import io.heartproof.metric.Bootstrap;
import io.heartproof.metric.suite.AttackChecks;
import io.heartproof.metric.suite.AttackEffort;
import io.heartproof.metric.suite.AttackedRecording;
import io.heartproof.metric.suite.Check;
import io.heartproof.metric.suite.SuiteFindings;
import io.heartproof.metric.suite.SuiteOutcome;
import io.heartproof.metric.suite.SuiteOutcome.AttackAlone;
import io.heartproof.plot.WellFormed;
import io.heartproof.provenance.Provenance;
import io.heartproof.report.CountedResults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report on a suite of attacks: 40 recordings, the smallest noise of the n-th is (n + 1) / 200, its twentieth is 0.1. */
class SuiteReportTest {
    private static final LabelSet LABELS = new LabelSet(List.of("Normal", "AF"));
    private static final List<Double> LEVELS = List.of(0.01, 0.03, 0.1);
    private static final int RECORDINGS = 40;
    private static final double NONE = Double.POSITIVE_INFINITY;

    @TempDir
    Path folder;

    @Test
    void showsWhatLiesBehindTheWorstCase() throws Exception {
        String html = report(Check.atMost(1e-4, "randomised", 2e-6, "16 recordings asked five times"));
        String text = WellFormed.parse(html).getDocumentElement().getTextContent();

        assertThat(text)
                .contains("Worst-case noise (standard suite, L\u221e)")
                .contains("Each attack alone on 10\u00a0recordings")
                .contains("Can these figures be trusted?", "16 recordings asked five times", "2.0e-06")
                .contains("Smallest noise that breaks a recording, median: ", "10\u00a0%")
                .containsPattern("right without noise are broken by 10\u00a0% of each lead\u2019s peak \\([\\d.]+ to"
                        + " [\\d.]+\u00a0%\\) or less of standard suite L\u221e noise\\. In microvolts, over the"
                        + " calibrated ones, this median is 100 \\([\\d.]+ to [\\d.]+\\): 1\u00a0mm on paper, as"
                        + " much as an ST deviation that counts\\.")
                .contains("above 1.0e-04")
                .contains("What the attacks may add to a lead whose highest deflection is 1\u00a0mV: ")
                .contains("10\u00a0microvolts, less than a pen\u2019s width on paper, to 100\u00a0microvolts, 1\u00a0mm"
                        + " on paper")
                .contains("Black-box attacks alone could be run on part of it.")
                .doesNotContain("ALARM", "not to be trusted")
                .as("one median of the suite, not also one of its levels")
                .doesNotContain("change their answer at");
    }

    @Test
    void warnsInTheSummaryWhereACheckSaysSo() throws Exception {
        String html = report(Check.atMost(1e-4, "randomised", 0.3, "answers differ by 0.3 of their length"));

        assertThat(html)
                .contains("<p class=\"warning\">The figures of the standard suite L\u221e noise are not to be trusted:"
                        + " randomised (answers differ by 0.3 of their length).")
                .contains("ALARM");
        assertThat(html.indexOf("not to be trusted")).isLessThan(html.indexOf("At a glance"));
    }

    @Test
    void keepsTablesAsFiles() throws Exception {
        report(Check.atMost(0, "zero gradient", 3, "3 of 10 recordings"));

        Path tables = folder.resolve("out/report");
        assertThat(tables.resolve("checks.csv"))
                .content(StandardCharsets.UTF_8)
                .startsWith("run,noise,check,value,threshold,alarm,text")
                .contains("zero gradient,3.0,0.0,true,3 of 10 recordings");
        assertThat(tables.resolve("attacks.csv"))
                .content(StandardCharsets.UTF_8)
                .contains("apgd-ce,true,80,39,2000,1900,3.5,");
        assertThat(tables.resolve("security.csv"))
                .content(StandardCharsets.UTF_8)
                .contains("all attacks,0.1,0.5");
        assertThat(tables.resolve("smallest-noise.csv"))
                .content(StandardCharsets.UTF_8)
                .contains("All,40,40,0.1,");
        assertThat(tables.resolve("security-standard-linf.svg")).exists();
    }

    private String report(Check check) throws IOException {
        Kind kind = Kind.attack("standard", Kind.LINF, LevelUnit.SHARE_OF_PEAK);
        int[] truth = IntStream.range(0, RECORDINGS).map(i -> i % 2).toArray();
        Bootstrap bootstrap = new Bootstrap(100, 1);
        CountedResults counted = new CountedResults(LABELS, truth, truth, bootstrap);
        for (double level : LEVELS) {
            counted.at(
                    kind,
                    level,
                    IntStream.range(0, RECORDINGS)
                            .map(i -> size(i) <= level ? 1 - i % 2 : i % 2)
                            .toArray());
        }
        Provenance made = new Provenance("heartproof", "2026-01-01T00:00:00Z", "", 1, 1, "cpu", Map.of(), Map.of());
        Path run = folder.resolve("run");
        counted.with(SuiteFindings.of(outcome(kind, check), LABELS, truth, bootstrap))
                .results(made)
                .write(new EvaluationLayout(run).results());
        return Files.readString(ReportWriter.write(List.of(run), folder.resolve("out")));
    }

    /** In the summary, with number and threshold; an attack alone has no table of checks. */
    @Test
    void warnsOfAnAttackThatAShortOneBeats() throws Exception {
        Kind pgd = CountedResults.pgd(100, 2);
        int[] truth = new int[RECORDINGS];
        Path run = folder.resolve("run");
        new CountedResults(LABELS, truth, truth, new Bootstrap(100, 1))
                .at(pgd, 0.01, truth)
                .with(new AttackChecks(
                        pgd, List.of(Check.atMost(0.01, "short attack beats this one", 0.5, "broke 20"))))
                .results(new Provenance("heartproof", "2026-01-01T00:00:00Z", "", 1, 1, "cpu", Map.of(), Map.of()))
                .write(new EvaluationLayout(run).results());

        String html = Files.readString(ReportWriter.write(List.of(run), folder.resolve("out")));

        assertThat(WellFormed.parse(html).getDocumentElement().getTextContent())
                .contains("The figures of the PGD L\u221e noise are not to be trusted: short attack beats this one"
                        + " (broke 20; measured 0.500, alarm above 0.01).");
    }

    private static double size(int recording) {
        return (recording + 1) / 200.0;
    }

    /** Every fourth recording is in the sample; square finds the half of them that take up to 0.1. */
    private static SuiteOutcome outcome(Kind kind, Check check) {
        List<AttackedRecording> recordings = new ArrayList<>();
        for (int i = 0; i < RECORDINGS; i++) {
            double size = size(i);
            Optional<Double> level = LEVELS.stream().filter(one -> size <= one).findFirst();
            recordings.add(new AttackedRecording(
                    "r" + i, level.map(one -> "apgd-ce"), level, Optional.of(size), Optional.of(1000 * size), 50, 40));
        }
        List<Integer> sample = IntStream.range(0, 10).map(i -> 4 * i).boxed().toList();
        return new SuiteOutcome(
                kind,
                LEVELS,
                recordings,
                List.of(
                        new AttackEffort("apgd-ce", true, 80, 39, 2000, 1900, 3.5),
                        new AttackEffort("square", false, 41, 0, 41_000, 0, 61)),
                List.of(
                        new AttackAlone(
                                "apgd-ce",
                                sample,
                                sample.stream().map(SuiteReportTest::size).toList()),
                        new AttackAlone(
                                "square",
                                sample,
                                sample.stream()
                                        .map(i -> size(i) <= 0.1 ? 0.1 : NONE)
                                        .toList())),
                List.of(check),
                List.of("Black-box attacks alone could be run on part of it."));
    }
}
