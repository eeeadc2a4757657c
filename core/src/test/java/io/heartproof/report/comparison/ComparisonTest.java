package io.heartproof.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.condition.Condition;
import io.heartproof.layout.ComparisonLayout;
import io.heartproof.layout.RunLayout;
import io.heartproof.metric.Figure;
import io.heartproof.metric.paired.McNemar;
import io.heartproof.problem.BadData;
import io.heartproof.problem.BadUsage;
import io.heartproof.report.CountedResults;
import io.heartproof.report.paired.PairTest;
import io.heartproof.report.paired.RunOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    private static final ComparisonPlan PLAN = new ComparisonPlan(200, 5, Map.of());

    @TempDir
    Path folder;

    @Test
    void meansAreOverTheSeeds() throws Exception {
        // Truth 0 1 0 1. Seed 0 is right on 4, at 0.01 on 2; seed 1 on 3, at 0.01 on 1.
        SyntheticDefence ce = new SyntheticDefence("ce", 4, 1, 10);
        Path first = ce.write(folder.resolve("ce/seed-0"), 0, ints(0, 1, 0, 1), List.of(at(0.01, 0, 1, 1, 0), none()));
        Path second = ce.write(folder.resolve("ce/seed-1"), 1, ints(0, 1, 0, 0), List.of(at(0.01, 0, 0, 1, 0), none()));

        Defence found = compare(new DefenceRuns("ce", List.of(second, first)))
                .defences()
                .get(0);

        assertThat(value(found.clean().accuracy())).isEqualTo((1 + 0.75) / 2, within(1e-12));
        Defence.Noisy noisy = found.noises().get(0);
        assertThat(value(noisy.levels().get(0).scores().accuracy())).isEqualTo((0.5 + 0.25) / 2, within(1e-12));
        // sqrt(1 x 0.5) and sqrt(0.75 x 0.25), then their mean.
        assertThat(value(noisy.robustAccuracy())).isEqualTo((Math.sqrt(0.5) + Math.sqrt(0.1875)) / 2, within(1e-12));
        // Seed 0: both classes F1 1. Seed 1: Normal 2*2/(2+3) = 0.8, AF 2*1/(2+1) = 2/3.
        assertThat(value(found.clean().macroF1())).isEqualTo((1 + (0.8 + 2.0 / 3) / 2) / 2, within(1e-12));
        assertThat(found.runs()).extracting(RunOrigin::seed).containsExactly(0L, 1L);
    }

    @Test
    void testsCountRecordingsSeedBySeed() throws Exception {
        SyntheticDefence four = new SyntheticDefence("ce", 4, 1, 10);
        Path ce = four.write(folder.resolve("ce"), 0, ints(0, 1, 1, 0), List.of(none(), none()));
        Path nsr = four.write(folder.resolve("nsr"), 0, ints(0, 0, 0, 1), List.of(none(), none()));

        PairTest test = compare(new DefenceRuns("ce", List.of(ce)), new DefenceRuns("nsr", List.of(nsr)))
                .tests()
                .get(0);

        // CE alone is right on the second, NSR alone on the third and fourth.
        assertThat(test.seeds()).containsExactly(new McNemar(1, 2));
        assertThat(test.condition()).isEqualTo(Condition.CLEAN);
        assertThat(value(test.accuracyDifference())).isEqualTo(-0.25, within(1e-12));
        // P(X >= 2 of 3) = 4/8, twice that.
        assertThat(test.pValue()).isEqualTo(1, within(1e-12));
        assertThat(test.finding()).isEqualTo(PairTest.Finding.NOT_TOLD_APART);
        assertThat(test.reversed().seeds()).containsExactly(new McNemar(2, 1));
        assertThat(value(test.reversed().accuracyDifference())).isEqualTo(0.25, within(1e-12));
    }

    @Test
    void robustDefenceIsFoundBetterAndItsTwinIsNotToldApart() throws Exception {
        Comparison found = usual();

        assertThat(found.seeds()).containsExactly(0L, 1L, 2L);
        // Without noise and two levels each of two kinds of noise, three pairs.
        assertThat(found.tests()).hasSize(6 * 3);
        assertThat(found.tests()).extracting(test -> test.condition().level()).contains(0.0, 0.005, 0.01, 0.2, 0.4);
        PairTest strong = test(found, "ce", "nsr", 0.01);
        assertThat(strong.finding()).isEqualTo(PairTest.Finding.DIFFERENT);
        assertThat(value(strong.accuracyDifference())).isNegative();
        assertThat(strong.adjusted()).isGreaterThanOrEqualTo(strong.pValue());
        assertThat(test(found, "nsr", "advls:0.01", 0.01).finding()).isEqualTo(PairTest.Finding.NOT_TOLD_APART);
    }

    @Test
    void costIsAMultipleOfCrossEntropyWithTheSameSeed() throws Exception {
        Comparison found = usual();

        // Two epochs of 10 s and of 21 s.
        assertThat(found.defences().get(0).cost().mean()).isEqualTo(Figure.of(20, 20, 20));
        assertThat(found.defences().get(1).cost().seconds()).containsExactly(42.0, 42.0, 42.0);
        assertThat(value(found.defences().get(1).cost().timesBaseline())).isEqualTo(2.1, within(1e-12));
    }

    @Test
    void unknownCostIsAReason() throws Exception {
        DefenceRuns nsr = new SyntheticDefence("nsr", 10, 1, 10).write(folder, 1);
        assertThat(compare(nsr).defences().get(0).cost().timesBaseline())
                .hasToString("training time as a multiple of ce is undefined: there is no defence ce with figures per"
                        + " epoch");

        Files.delete(nsr.runs().get(0).resolve(RunLayout.HISTORY));
        assertThat(compare(nsr).defences().get(0).cost().mean())
                .hasToString("training time of nsr is undefined: a run has no figures per epoch");
    }

    @Test
    void sameSeedGivesTheSameFile() throws Exception {
        assertThat(usual()).isEqualTo(usual());
    }

    @Test
    void isReadBackAsWritten() throws Exception {
        Comparison found = usual();
        found.write(new ComparisonLayout(folder).comparison());

        assertThat(Comparison.read(new ComparisonLayout(folder).comparison())).isEqualTo(found);
        Files.writeString(new ComparisonLayout(folder).comparison(), "{\"recordings\": 3}");
        assertThatThrownBy(() -> Comparison.read(new ComparisonLayout(folder).comparison()))
                .isInstanceOf(BadData.class);
    }

    @Test
    void testsTheLevelsAskedFor() throws Exception {
        DefenceRuns ce = new SyntheticDefence("ce", 10, 1, 10).write(folder, 1);
        DefenceRuns nsr = new SyntheticDefence("nsr", 10, 1, 10).write(folder, 1);
        ComparisonPlan plan = new ComparisonPlan(
                40, 1, Map.of("adversarial", List.of(0.003), "whiteNoise", List.of(), "recordedNoise", List.of()));

        assertThat(Comparison.of(List.of(ce, nsr), plan, List.of(), SyntheticDefence.provenance(1))
                        .tests())
                .extracting(test -> test.condition().level())
                .containsExactly(0.0, 0.003);
        assertThatThrownBy(() -> new ComparisonPlan(40, 1, Map.of("adversarial", List.of(0.002)))
                        .tested(CountedResults.pgd(100, 2), List.of(0.001, 0.003)))
                .isInstanceOf(BadUsage.class)
                .hasMessage("the levels to test under adversarial noise must be among [0.001, 0.003], got 0.002");
    }

    @Test
    void refusesRunsThatDoNotCompare() throws Exception {
        DefenceRuns ce = new SyntheticDefence("ce", 10, 1, 10).write(folder, 2);
        DefenceRuns longer = new SyntheticDefence("nsr", 12, 1, 10).write(folder.resolve("longer"), 2);
        DefenceRuns one = new SyntheticDefence("nsr", 10, 1, 10).write(folder, 1);
        SyntheticDefence other = new SyntheticDefence("trades", 10, 1, 10);
        Path otherLevels = other.write(folder.resolve("t"), 0, other.truth(), List.of(none(), none()));

        refused("10 recordings of " + ce.runs().get(0) + " with their labels, got 12 others", ce, longer);
        refused("defence nsr: expected runs with the seeds [0, 1], as ce has, got [0]", ce, one);
        refused("got none", ce, new DefenceRuns("trades", List.of(otherLevels)));
        refused(
                "expected another seed than that of",
                new DefenceRuns("ce", List.of(one.runs().get(0), one.runs().get(0))));
        assertThatThrownBy(() -> compare(ce, ce)).isInstanceOf(BadUsage.class);
    }

    @Test
    void refusesPredictionsOfAnotherEvaluation() throws Exception {
        DefenceRuns ce = new SyntheticDefence("ce", 30, 1, 10).write(folder, 2);
        DefenceRuns nsr = new SyntheticDefence("nsr", 30, 9, 10).write(folder, 1);
        Path predictions = Path.of("evaluation", "predictions.csv");
        Files.delete(ce.runs().get(0).resolve(predictions));
        refused("expected a run with predictions.csv, found none", ce);

        Files.copy(nsr.runs().get(0).resolve(predictions), ce.runs().get(0).resolve(predictions));
        refused("expected the predictions that results.json counts at", ce);
    }

    private void refused(String message, DefenceRuns... defences) {
        assertThatThrownBy(() -> compare(defences))
                .isInstanceOf(BadData.class)
                .hasMessageContaining(message)
                .message()
                .doesNotContain("\n");
    }

    private Comparison usual() throws IOException {
        return compare(
                new SyntheticDefence("ce", 200, 1, 10).write(folder, 3),
                new SyntheticDefence("nsr", 200, 0.3, 21).write(folder, 3),
                new SyntheticDefence("advls:0.01", 200, 0.3, 90).write(folder, 3));
    }

    private static Comparison compare(DefenceRuns... defences) throws IOException {
        return Comparison.of(List.of(defences), PLAN, List.of(), SyntheticDefence.provenance(5));
    }

    private static PairTest test(Comparison comparison, String first, String second, double level) {
        return comparison.tests().stream()
                .filter(test -> test.first().equals(first)
                        && test.second().equals(second)
                        && test.condition().level() == level)
                .findFirst()
                .orElseThrow();
    }

    private static SortedMap<Double, int[]> none() {
        return new TreeMap<>();
    }

    private static SortedMap<Double, int[]> at(double level, int... answers) {
        return new TreeMap<>(Map.of(level, answers));
    }

    private static int[] ints(int... values) {
        return values;
    }

    private static double value(Figure figure) {
        return figure.known().orElseThrow().value();
    }
}
