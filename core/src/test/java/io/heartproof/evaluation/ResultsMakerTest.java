package io.heartproof.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.condition.Condition;
import io.heartproof.condition.Family;
import io.heartproof.condition.Kind;
import io.heartproof.condition.LevelUnit;
import io.heartproof.label.LabelSet;
import io.heartproof.metric.Bootstrap;
import io.heartproof.metric.Figure;
import io.heartproof.metric.Scores;
import io.heartproof.metric.robustness.BreakingLevels;
import io.heartproof.problem.Refusal;
import io.heartproof.provenance.Provenance;
import io.heartproof.report.BreakingLevel;
import io.heartproof.report.ConditionScores;
import io.heartproof.report.KindFindings;
import io.heartproof.report.Prediction;
import io.heartproof.report.Results;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Four recordings of the classes A, A, B, B, by hand; class C has none. */
class ResultsMakerTest {
    private static final Kind LINF = attack(Kind.LINF, LevelUnit.SHARE_OF_PEAK);
    private static final Kind L2 = attack(Kind.L2, LevelUnit.LENGTH);
    private static final Kind EM = Kind.recorded("em");
    private static final Evaluation EVALUATION = new Evaluation(
            new LabelSet(List.of("A", "B", "C")),
            List.of("r1", "r2", "r3", "r4"),
            new int[] {0, 0, 1, 1},
            List.of(
                    new Answers(Condition.CLEAN, new int[] {0, 1, 1, 1}),
                    new Answers(new Condition(LINF, 0.1), new int[] {0, 1, 1, 2}),
                    new Answers(new Condition(LINF, 0.3), new int[] {1, 1, 0, 2}),
                    new Answers(new Condition(L2, 4), new int[] {1, 1, 1, 1}),
                    new Answers(new Condition(Kind.WHITE, 0.2), new int[] {0, 1, 1, 0}),
                    new Answers(new Condition(EM, -6), new int[] {2, 1, 1, 1})));

    private static Kind attack(String norm, LevelUnit unit) {
        return Kind.attack("pgd", norm, unit).with(Kind.ITERATIONS, 20).with(Kind.STARTS, 2);
    }

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
        assertThat(results.conditions())
                .extracting(ConditionScores::condition)
                .containsExactlyElementsOf(
                        EVALUATION.answers().stream().map(Answers::condition).toList());
        assertValue(at(results, LINF, 0).accuracy(), 1.0 / 2);
        assertValue(at(results, LINF, 0).macroF1(), (2.0 / 3 + 2.0 / 4) / 2);
        assertValue(at(results, LINF, 1).accuracy(), 0);
        assertValue(at(results, Kind.WHITE, 0).accuracy(), 1.0 / 2);
        assertValue(at(results, EM, 0).accuracy(), 1.0 / 2);
    }

    private static Scores at(Results results, Kind kind, int level) {
        return results.under(kind).get(level).scores();
    }

    @Test
    void areasUnderAccuracyAreTrapezoidsByKind() {
        Results results = results(EVALUATION);
        assertThat(results.kinds()).extracting(KindFindings::kind).containsExactly(LINF, L2, Kind.WHITE);
        // 3/4 at 0, 1/2 at 0.1, 0 at 0.3
        assertValue(results.kinds().get(0).area(), (0.1 * (3.0 / 4 + 1.0 / 2) / 2 + 0.2 * (1.0 / 2) / 2) / 0.3);
        assertValue(results.kinds().get(1).area(), (3.0 / 4 + 1.0 / 2) / 2);
        assertValue(results.kinds().get(2).area(), (3.0 / 4 + 1.0 / 2) / 2);
    }

    @Test
    void findsNothingOfKindsThatWereNotRun() {
        Results results = results(new Evaluation(
                EVALUATION.labels(),
                EVALUATION.recordings(),
                EVALUATION.truth(),
                EVALUATION.answers().subList(0, 1)));
        assertThat(results.kinds()).isEmpty();
        assertThat(results.noises()).isEmpty();
    }

    @Test
    void countsTheSmallestLevelThatBreaksEachRecording() {
        List<KindFindings> kinds = results(EVALUATION).kinds();
        // r2 is wrong without noise; r4 breaks at 0.1, r1 and r3 at 0.3
        BreakingLevels linf = kinds.get(0).breakingLevels().orElseThrow();
        assertThat(linf.levels()).containsExactly(0.1, 0.3);
        assertThat(linf.all().counts()).containsExactly(1, 2);
        assertThat(linf.all().wrongWithoutNoise()).isEqualTo(1);
        assertValue(linf.all().median(), 0.3);
        assertValue(linf.perClass().get(1).tally().median(), 0.1);
        // r3 and r4 withstand the only level
        assertThat(kinds.get(1).breakingLevels().orElseThrow().all().unbroken()).isEqualTo(2);
    }

    @Test
    void hasOneLinePerRecordingAndAttack() {
        assertThat(new ResultsMaker(EVALUATION).breakingLevels())
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
        List<Prediction> lines = new ResultsMaker(EVALUATION).predictions();
        assertThat(lines)
                .hasSize(4 * 6)
                .doesNotHaveDuplicates()
                .startsWith(
                        Prediction.of("r1", "A", Condition.CLEAN, "A"), Prediction.of("r2", "A", Condition.CLEAN, "B"))
                .contains(
                        new Prediction("r4", "B", Family.ADVERSARIAL, "pgd", "linf", 0.1, "C"),
                        new Prediction("r3", "B", Family.ADVERSARIAL, "pgd", "l2", 4, "B"),
                        new Prediction("r4", "B", Family.WHITE_NOISE, "", "", 0.2, "A"),
                        new Prediction("r1", "A", Family.RECORDED_NOISE, "em", "", -6, "C"))
                .endsWith(new Prediction("r4", "B", Family.RECORDED_NOISE, "em", "", -6, "B"));
    }

    private static Results results(Evaluation evaluation) {
        ResultsMaker.NotEvaluated leftOut = new ResultsMaker.NotEvaluated(5, List.of(new Refusal("r9", "too short")));
        Provenance provenance = new Provenance("test", "now", "none", 1, 1, "cpu", Map.of(), Map.of());
        return new ResultsMaker(evaluation).results(new Bootstrap(100, 1), leftOut, provenance);
    }

    private static void assertValue(Figure figure, double expected) {
        assertThat(figure.known().orElseThrow().value()).isCloseTo(expected, within(1e-12));
    }
}
