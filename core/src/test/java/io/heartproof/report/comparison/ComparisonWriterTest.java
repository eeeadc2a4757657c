package io.heartproof.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.condition.Kind;
import io.heartproof.condition.LevelUnit;
import io.heartproof.file.Json;
import io.heartproof.layout.ComparisonLayout;
import io.heartproof.layout.RunLayout;
import io.heartproof.metric.suite.Check;
import io.heartproof.metric.suite.SuiteFindings;
import io.heartproof.plot.WellFormed;
import io.heartproof.provenance.RecordingOrigin;
import io.heartproof.report.Results;
import io.heartproof.report.TrainedOnSimulated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class ComparisonWriterTest {
    @TempDir
    Path folder;

    @Test
    void saysInWordsWhatTheNumbersSupportAndWhatNot() throws Exception {
        String text = text(write(3));

        assertThat(text)
                .contains("5\u00a0defences on the same 250\u00a0recordings: means over 3\u00a0trainings each (seeds 0,"
                        + " 1, 2).")
                .containsPattern("Without noise: \\d of 10 pairs told apart; furthest apart are [^ ]+ and [^ ]+, "
                        + "\\+[\\d.]+\u00a0points \\([+\u2212]?[\\d.]+ to \\+[\\d.]+, p\u00a0[=<]\u00a0[\\d.]+\\)\\.")
                .containsPattern("White noise of 40\u00a0% of each lead\u2019s peak: row minus column")
                .containsPattern("\u25b2\u00a0\\+[\\d.]+\\+[\\d.]+ to \\+[\\d.]+p\u00a0<\u00a00\\.001")
                .contains("always Normal50.0\u00a0% ")
                .contains("2.10\u00a0\u00d7")
                .doesNotContain("All networks stand at chance")
                .contains("Picked on the validation recordings alone");
    }

    @Test
    void oneSeedIsSaidToTellNothingOfOthers() throws Exception {
        assertThat(text(write(1)))
                .contains("one training each (seed 0), so nothing here says how much another seed would change.");
    }

    @Test
    void plotsAllDefencesTogetherAndKeepsTables() throws Exception {
        write(2);

        Path files = folder.resolve("out/comparison");
        for (String plot : List.of(
                "accuracy-pgd-linf-100x2.svg",
                "mean-f1-pgd-linf-100x2.svg",
                "accuracy-white-noise.svg",
                "accuracy-recorded-electrode-motion.svg",
                "mean-f1-white-noise.svg")) {
            assertThat(Files.readString(files.resolve(plot)))
                    .contains(">ce</text>", ">nsr</text>", ">jacobian</text>", ">advls:0.01</text>");
        }
        try (Stream<Path> written = Files.list(files)) {
            assertThat(written.map(path -> path.getFileName().toString()))
                    .contains(
                            "scores.csv",
                            "tests.csv",
                            "tests-by-seed.csv",
                            "costs.csv",
                            "costs-by-seed.csv",
                            "sweeps.csv",
                            "robust-accuracy.csv");
        }
        assertThat(Files.readAllLines(files.resolve("tests.csv"))).hasSize(1 + 6 * 10);
        assertThat(Files.readAllLines(files.resolve("tests-by-seed.csv"))).hasSize(1 + 2 * 6 * 10);
        assertThat(Files.readAllLines(files.resolve("costs-by-seed.csv"))).contains("ce,0,20.0", "nsr,1,42.0");
        assertThat(Files.readString(files.resolve("scores.csv")))
                .startsWith("defence,condition,noise,level,recordings,");
    }

    @Test
    void warnsOnceWhereAllNetworksStandAtChance() throws Exception {
        int[] always = new int[30];
        List<SortedMap<Double, int[]>> noisy =
                List.of(new TreeMap<>(Map.of(0.01, always)), new TreeMap<>(Map.of(0.1, always)));
        List<DefenceRuns> defences = new ArrayList<>();
        for (String name : List.of("ce", "nsr", "jacobian")) {
            Path run = new SyntheticDefence(name, 30, 1, 1).write(folder.resolve(name), 0, always, noisy);
            defences.add(new DefenceRuns(name, List.of(run)));
        }
        Comparison comparison = Comparison.of(
                defences, new ComparisonPlan(200, 5, Map.of()), List.of(), SyntheticDefence.provenance(5));

        String text = text(ComparisonWriter.write(comparison, folder.resolve("out")));

        assertThat(text.split("All networks stand at chance", -1)).hasSize(2);
        assertThat(text).contains("Without noise: 0 of 3 pairs told apart.");
        // 30 recordings without one that only one network gets right: 3.8415/33.8415 = 0.1135.
        assertThat(text).contains("0.0\u221211.4 to +11.4p\u00a0=\u00a01.000");
    }

    @Test
    void warnsOfNetworksThatKnowSimulatedRecordingsAlone() throws Exception {
        List<DefenceRuns> defences = List.of(
                new SyntheticDefence("ce", 30, 1, 1).write(folder, 1),
                new SyntheticDefence("nsr", 30, 1, 1).write(folder, 1));
        assertThat(page(defences)).doesNotContain(RecordingOrigin.WARNING);
        TrainedOnSimulated.mark(folder.resolve("nsr/seed-0/evaluation/results.json"));
        assertThat(page(defences))
                .containsOnlyOnce("<p class=\"warning\">Warning of nsr: " + RecordingOrigin.WARNING + ".</p>");
        TrainedOnSimulated.mark(folder.resolve("ce/seed-0/evaluation/results.json"));
        assertThat(page(defences))
                .containsOnlyOnce("<p class=\"warning\">Warning: " + RecordingOrigin.WARNING + ".</p>");
    }

    private String page(List<DefenceRuns> defences) throws IOException {
        Comparison comparison = Comparison.of(
                defences, new ComparisonPlan(100, 5, Map.of()), List.of(), SyntheticDefence.provenance(5));
        return Files.readString(ComparisonWriter.write(comparison, folder.resolve("out")));
    }

    @Test
    void pageIsMadeAgainFromTheFileAlone() throws Exception {
        String page = Files.readString(write(2));
        Path alone = Files.createDirectory(folder.resolve("alone"));
        Files.copy(
                folder.resolve("out").resolve(ComparisonLayout.COMPARISON), new ComparisonLayout(alone).comparison());

        assertThat(ComparisonWriter.isComparison(alone)).isTrue();
        assertThat(ComparisonWriter.isComparison(folder)).isFalse();
        assertThat(Files.readString(ComparisonWriter.rebuild(alone, alone))).isEqualTo(page);
    }

    /** A check of a suite that fired in one run stands in the summary, also of a page that is made from the file again. */
    @Test
    void warnsOfWhatTheRunsWarnOf() throws Exception {
        DefenceRuns ce = new SyntheticDefence("ce", 20, 1, 10).write(folder, 2);
        DefenceRuns nsr = new SyntheticDefence("nsr", 20, 0.4, 21).write(folder, 2);
        fire(new RunLayout(nsr.runs().get(1)).evaluated().results());
        ComparisonPlan plan = new ComparisonPlan(40, 5, Map.of());

        Path out = folder.resolve("out");
        Comparison made = Comparison.of(List.of(ce, nsr), plan, List.of(), SyntheticDefence.provenance(5));
        String html = Files.readString(ComparisonWriter.write(made, out));

        String warning =
                "nsr, seed-1: The figures of the standard suite L\u221e noise are not to be trusted: randomised"
                        + " (answers differ). See the table";
        assertThat(made.warnings()).singleElement().asString().startsWith(warning);
        assertThat(html).contains("<p class=\"warning\">" + warning);
        assertThat(html.indexOf(warning)).isLessThan(html.indexOf("At a glance"));
        assertThat(Comparison.read(new ComparisonLayout(out).comparison()).warnings())
                .isEqualTo(made.warnings());
    }

    /** Version 1 has no warnings. */
    @Test
    void readsTheLayoutBefore() throws Exception {
        write(1);
        Path file = new ComparisonLayout(folder.resolve("out")).comparison();
        Comparison now = Comparison.read(file);
        ObjectNode before = (ObjectNode) Json.mapper().readTree(Files.readString(file));
        before.put("version", 1).remove("warnings");
        Files.writeString(file, before.toString());

        assertThat(Comparison.read(file)).isEqualTo(now);
    }

    private static void fire(Path file) throws IOException {
        Results quiet = Results.read(file);
        SuiteFindings suite = new SuiteFindings(
                Kind.attack("standard", Kind.LINF, LevelUnit.SHARE_OF_PEAK),
                List.of(0.01),
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(Check.atMost(1e-4, "randomised", 0.3, "answers differ")),
                List.of());
        new Results(
                        quiet.version(),
                        quiet.recordings(),
                        quiet.classes(),
                        quiet.leftOut(),
                        quiet.refusals(),
                        quiet.conditions(),
                        quiet.kinds(),
                        List.of(suite),
                        quiet.attackChecks(),
                        quiet.untried(),
                        quiet.provenance())
                .write(file);
    }

    private Path write(int seeds) throws IOException {
        Sweep sweep = new Sweep(
                "nsr",
                "defence.nsr.beta2",
                3,
                List.of(new Sweep.TriedValue("0.4", 0.71, false), new Sweep.TriedValue("0.6", 0.73, true)));
        List<DefenceRuns> defences = List.of(
                new SyntheticDefence("ce", 250, 1, 10).write(folder, seeds),
                new SyntheticDefence("nsr", 250, 0.4, 21).write(folder, seeds),
                new SyntheticDefence("jacobian", 250, 0.75, 35).write(folder, seeds),
                new SyntheticDefence("advls:0.01", 250, 0.3, 90).write(folder, seeds),
                new SyntheticDefence("trades:0.01", 250, 0.29, 99).write(folder, seeds));
        ComparisonPlan plan = new ComparisonPlan(200, 5, Map.of());
        return ComparisonWriter.write(
                Comparison.of(defences, plan, List.of(sweep), SyntheticDefence.provenance(5)), folder.resolve("out"));
    }

    private static String text(Path html) throws Exception {
        return WellFormed.parse(Files.readString(html)).getDocumentElement().getTextContent();
    }
}
