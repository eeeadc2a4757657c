package io.heartproof.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.attack.Budget;
import io.heartproof.attack.Norm;
import io.heartproof.label.LabelSet;
import io.heartproof.metric.Bootstrap;
import io.heartproof.metric.BreakingLevels;
import io.heartproof.metric.Figure;
import io.heartproof.provenance.Provenance;
import io.heartproof.report.Adversarial;
import io.heartproof.report.Breaking;
import io.heartproof.report.BreakingLevel;
import io.heartproof.report.Prediction;
import io.heartproof.report.Results;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Four recordings of the classes A, A, B, B, by hand; class C has none. */
class EvaluationTest {
    private static final Evaluation EVALUATION = new Evaluation(
            new LabelSet(List.of("A", "B", "C")),
            List.of("r1", "r2", "r3", "r4"),
            new int[] {0, 0, 1, 1},
            new int[] {0, 1, 1, 1},
            List.of(
                    new Evaluation.Attacked("pgd", Budget.relative(Norm.LINF, 0.1), 20, 2, new int[] {0, 1, 1, 2}),
                    new Evaluation.Attacked("pgd", Budget.relative(Norm.LINF, 0.3), 20, 2, new int[] {1, 1, 0, 2}),
                    new Evaluation.Attacked("pgd", Budget.relative(Norm.L2, 4), 20, 2, new int[] {1, 1, 1, 1})),
            List.of(new Evaluation.Noisy(0.2, new int[] {0, 1, 1, 0})),
            List.of(new Evaluation.Stressed("em", -6, new int[] {2, 1, 1, 1})));

    @Test
    void countsByHandWithoutNoise() {
        Results results = results(EVALUATION);
        assertThat(results.recordings()).isEqualTo(4);
        assertThat(results.leftOut()).isEqualTo(new Results.LeftOut(5, 1));
        assertThat(results.clean().confusion().rows()).isDeepEqualTo(new int[][] {{1, 1, 0}, {0, 2, 0}, {0, 0, 0}});
        assertValue(results.clean().accuracy(), 3.0 / 4);
        assertValue(results.clean().balancedAccuracy(), (1.0 / 2 + 1) / 2);
        assertValue(results.clean().macroF1(), (2.0 / 3 + 4.0 / 5) / 2);
        assertThat(results.clean().perClass().get(2).f1())
                .hasToString("F1 of C is undefined: no C recording among 4 recordings");
    }

    @Test
    void countsByHandUnderEachCondition() {
        Results results = results(EVALUATION);
        Adversarial first = results.adversarial().get(0);
        assertThat(first.norm() + " " + first.epsilon() + " " + first.unit()).isEqualTo("linf 0.1 relative");
        assertThat(first.iterations()).isEqualTo(20);
        assertThat(first.starts()).isEqualTo(2);
        assertValue(first.scores().accuracy(), 1.0 / 2);
        assertValue(first.scores().macroF1(), (2.0 / 3 + 2.0 / 4) / 2);
        assertValue(results.adversarial().get(1).scores().accuracy(), 0);
        assertThat(results.adversarial().get(2).norm()).isEqualTo("l2");
        assertValue(results.whiteNoise().get(0).scores().accuracy(), 1.0 / 2);
        assertThat(results.recordedNoise()).hasSize(1);
        assertThat(results.recordedNoise().get(0).source()).isEqualTo("em");
        assertThat(results.recordedNoise().get(0).snrDb()).isEqualTo(-6);
        assertValue(results.recordedNoise().get(0).scores().accuracy(), 1.0 / 2);
    }

    @Test
    void areasUnderAccuracyAreTrapezoidsByNorm() {
        Results.RobustnessAuc areas = results(EVALUATION).robustnessAuc();
        assertThat(areas.adversarial()).containsOnlyKeys("linf", "l2");
        // 3/4 at 0, 1/2 at 0.1, 0 at 0.3
        assertValue(areas.adversarial().get("linf"), (0.1 * (3.0 / 4 + 1.0 / 2) / 2 + 0.2 * (1.0 / 2) / 2) / 0.3);
        assertValue(areas.adversarial().get("l2"), (3.0 / 4 + 1.0 / 2) / 2);
        assertValue(areas.whiteNoise(), (3.0 / 4 + 1.0 / 2) / 2);
    }

    @Test
    void saysWhyThereIsNoAreaWhereNothingWasRun() {
        Results results = results(new Evaluation(
                EVALUATION.labels(),
                EVALUATION.recordings(),
                EVALUATION.truth(),
                EVALUATION.clean(),
                List.of(),
                List.of(),
                List.of()));
        assertThat(results.robustnessAuc().adversarial()).isEmpty();
        assertThat(results.breakingLevels()).isEmpty();
        assertThat(results.robustnessAuc().whiteNoise())
                .hasToString("the area under accuracy is undefined: no noise level was run");
    }

    @Test
    void countsTheSmallestLevelThatBreaksEachRecording() {
        List<Breaking> breaking = results(EVALUATION).breakingLevels();

        assertThat(breaking).extracting(Breaking::norm).containsExactly("linf", "l2");
        // r2 is wrong without noise; r4 breaks at 0.1, r1 and r3 at 0.3
        BreakingLevels linf = breaking.get(0).counts();
        assertThat(linf.levels()).containsExactly(0.1, 0.3);
        assertThat(linf.all().counts()).containsExactly(1, 2);
        assertThat(linf.all().wrongWithoutNoise()).isEqualTo(1);
        assertValue(linf.all().median(), 0.3);
        assertValue(linf.perClass().get(1).tally().median(), 0.1);
        // r3 and r4 withstand the only level
        assertThat(breaking.get(1).counts().all().unbroken()).isEqualTo(2);
    }

    @Test
    void hasOneLinePerRecordingAndAttack() {
        assertThat(EVALUATION.breakingLevels())
                .containsExactly(
                        new BreakingLevel("r1", "A", "pgd", "linf", OptionalDouble.of(0.3)),
                        new BreakingLevel("r2", "A", "pgd", "linf", OptionalDouble.of(0)),
                        new BreakingLevel("r3", "B", "pgd", "linf", OptionalDouble.of(0.3)),
                        new BreakingLevel("r4", "B", "pgd", "linf", OptionalDouble.of(0.1)),
                        new BreakingLevel("r1", "A", "pgd", "l2", OptionalDouble.of(4)),
                        new BreakingLevel("r2", "A", "pgd", "l2", OptionalDouble.of(0)),
                        new BreakingLevel("r3", "B", "pgd", "l2", OptionalDouble.empty()),
                        new BreakingLevel("r4", "B", "pgd", "l2", OptionalDouble.empty()));
    }

    @Test
    void hasOneLinePerRecordingAndCondition() {
        List<Prediction> lines = EVALUATION.predictions();
        assertThat(lines)
                .hasSize(4 * 6)
                .doesNotHaveDuplicates()
                .startsWith(Prediction.clean("r1", "A", "A"), Prediction.clean("r2", "A", "B"))
                .contains(
                        new Prediction("r4", "B", "adversarial", "pgd", "linf", 0.1, "C"),
                        new Prediction("r3", "B", "adversarial", "pgd", "l2", 4, "B"),
                        new Prediction("r4", "B", "whiteNoise", "", "", 0.2, "A"),
                        new Prediction("r1", "A", "recordedNoise", "em", "", -6, "C"))
                .endsWith(new Prediction("r4", "B", "recordedNoise", "em", "", -6, "B"));
    }

    private static Results results(Evaluation evaluation) {
        Evaluation.LeftOut leftOut = new Evaluation.LeftOut(5, List.of(new Results.Refusal("r9", "too short")));
        Provenance provenance = new Provenance("test", "now", "none", 1, 1, "cpu", Map.of(), Map.of());
        return evaluation.results(new Bootstrap(100, 1), leftOut, provenance);
    }

    private static void assertValue(Figure figure, double expected) {
        assertThat(figure.known().orElseThrow().value()).isCloseTo(expected, within(1e-12));
    }
}
