package io.heartproof.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.attack.trial.PgdConfig;
import io.heartproof.attack.trial.PgdLoss;
import io.heartproof.classifier.Inference;
import io.heartproof.condition.Condition;
import io.heartproof.condition.Family;
import io.heartproof.condition.Kind;
import io.heartproof.disturbance.NoiseSources;
import io.heartproof.metric.Bootstrap;
import io.heartproof.metric.robustness.BreakingLevels;
import io.heartproof.model.TorchClassifier;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.provenance.Provenance;
import io.heartproof.testing.Measurement;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** On a network whose answers are known, and recordings the third and seventh of which bear a wrong label. */
@ExtendWith(NoTensorLeft.class)
class EvaluatorTest {
    private static final int[] LABELS = {0, 1, 0, 0, 1, 2, 1, 1, 2};
    private static final PreparedSet SET =
            new PreparedSet(SmallWorld.recordings(9, 3).recordings(), LABELS);
    private static final PgdConfig PGD =
            new PgdConfig(8, 1, 0.25, PgdLoss.CROSS_ENTROPY, List.of(0.001, 0.5), List.of(20.0));

    private static TorchClassifier classifier;
    private static Evaluation evaluation;

    @BeforeAll
    static void evaluate() {
        classifier = SmallWorld.knowing();
        evaluation = measurement(9, 7).of(classifier, SET);
    }

    @AfterAll
    static void free() {
        classifier.close();
    }

    @Test
    void saysOfTheCleanRecordingsWhatInferenceSays() {
        assertThat(evaluation.clean()).isEqualTo(new Inference(classifier, 4).predictions(SET));
        assertThat(evaluation.recordings()).hasSize(9).startsWith("R3-0", "R3-1");
        assertThat(evaluation.truth()).isEqualTo(SET.labels());
    }

    @Test
    void hasOneConditionPerConfiguredLevel() {
        assertThat(evaluation.answers())
                .extracting(answers -> text(answers.condition()))
                .containsExactly(
                        "clean 0.0",
                        "adversarial pgd {norm=linf, iterations=8, starts=1} 0.001 shareOfPeak",
                        "adversarial pgd {norm=linf, iterations=8, starts=1} 0.5 shareOfPeak",
                        "adversarial pgd {norm=l2, iterations=8, starts=1} 20.0 length",
                        "whiteNoise white {} 0.1 shareOfPeak",
                        "whiteNoise white {} 0.9 shareOfPeak",
                        "recordedNoise simulated bw {} 12.0 decibels",
                        "recordedNoise simulated bw {} -12.0 decibels",
                        "recordedNoise simulated em {} 12.0 decibels",
                        "recordedNoise simulated em {} -12.0 decibels",
                        "recordedNoise simulated ma {} 12.0 decibels",
                        "recordedNoise simulated ma {} -12.0 decibels");
    }

    private static String text(Condition condition) {
        Kind kind = condition.kind();
        return condition.equals(Condition.CLEAN)
                ? "clean 0.0"
                : "%s %s %s %s %s"
                        .formatted(kind.family(), kind.source(), kind.settings(), condition.level(), kind.unit());
    }

    @Test
    void keepsTheCleanPredictionOfWhatIsWrongWithoutNoise() {
        int[] wrong = IntStream.range(0, SET.size())
                .filter(i -> evaluation.clean()[i] != LABELS[i])
                .toArray();
        assertThat(wrong).as("wrong without noise").containsExactly(2, 6);
        for (int[] predictions : underNoise(evaluation)) {
            for (int i : wrong) {
                assertThat(predictions[i]).isEqualTo(evaluation.clean()[i]);
            }
        }
    }

    @Test
    void isNeverRightUnderNoiseWhereItIsWrongWithout() {
        int clean = correct(evaluation.clean());
        for (int[] predictions : underNoise(evaluation)) {
            assertThat(correct(predictions)).isLessThanOrEqualTo(clean);
        }
        assertThat(correct(evaluation.under(Family.ADVERSARIAL).get(1).predictions()))
                .as("under the strong attack")
                .isLessThan(clean);
    }

    @Test
    void keepsTheWrongPredictionOfALevelAtEveryHigherLevel() {
        int[] weak = evaluation.under(Family.ADVERSARIAL).get(1).predictions();
        PgdConfig levels = new PgdConfig(8, 1, 0.25, PgdLoss.CROSS_ENTROPY, List.of(0.5, 0.6, 0.7), List.of());
        List<Answers> rising = measurement(9, 7, levels).of(classifier, SET).under(Family.ADVERSARIAL);
        assertThat(rising.get(0).predictions()).isEqualTo(weak);
        for (int level = 1; level < rising.size(); level++) {
            int[] below = rising.get(level - 1).predictions();
            int[] here = rising.get(level).predictions();
            for (int i = 0; i < SET.size(); i++) {
                if (below[i] != LABELS[i]) {
                    assertThat(here[i]).as(SET.recordings().get(i).recording()).isEqualTo(below[i]);
                }
            }
        }
    }

    @Test
    void breakingLevelsTellTheSameAsTheAccuracyAtEachLevel() {
        for (BreakingLevels levels : breakingLevels(evaluation)) {
            int right = levels.all().recordings();
            assertThat(right).isEqualTo(correct(evaluation.clean()));
            for (int i = 0; i < levels.levels().size(); i++) {
                right -= levels.all().counts().get(i);
                assertThat(correct(predictionsAt(levels.levels().get(i)))).isEqualTo(right);
            }
            assertThat(right).isEqualTo(levels.all().unbroken());
        }
    }

    @Test
    void givesTheSamePredictionsForTheSameSeed() {
        assertThat(underNoise(measurement(9, 7).of(classifier, SET))).isDeepEqualTo(underNoise(evaluation));
    }

    @Test
    void givesTheSamePredictionsUnderNoiseInOtherBatchesAndOrders() {
        int[] order = {8, 2, 5, 0, 7, 1, 6, 4, 3};
        Evaluation other = measurement(4, 7).withoutAttack(classifier, SET.at(order));
        int[][] predictions = withoutAttack(evaluation);
        int[][] others = withoutAttack(other);
        for (int condition = 0; condition < others.length; condition++) {
            for (int i = 0; i < order.length; i++) {
                assertThat(others[condition][i])
                        .as("condition %d, recording %d", condition, order[i])
                        .isEqualTo(predictions[condition][order[i]]);
            }
        }
    }

    @Test
    void recordedNoiseChangesAnswers() {
        assertThat(evaluation.under(Family.RECORDED_NOISE))
                .anySatisfy(condition ->
                        assertThat(correct(condition.predictions())).isLessThan(correct(evaluation.clean())));
    }

    private static Measurement measurement(int batchSize, long seed) {
        return measurement(batchSize, seed, PGD);
    }

    private static Measurement measurement(int batchSize, long seed, PgdConfig pgd) {
        RecordedNoiseConfig recorded = new RecordedNoiseConfig(List.of(12.0, -12.0), null);
        EvaluationConfig config = new EvaluationConfig(batchSize, List.of(0.1, 0.9), recorded, 100, 2);
        return new Measurement(config, pgd, NoiseSources.SIMULATED, seed);
    }

    private static List<BreakingLevels> breakingLevels(Evaluation evaluation) {
        Provenance provenance =
                new Provenance("heartproof", "2026-01-01T00:00:00Z", "", 1, 1, "cpu", Map.of(), Map.of());
        return new ResultsMaker(evaluation)
                        .results(new Bootstrap(100, 1), new ResultsMaker.NotEvaluated(0, List.of()), provenance)
                        .kinds()
                        .stream()
                        .flatMap(findings -> findings.breakingLevels().stream())
                        .toList();
    }

    /** No level is there in both norms. */
    private static int[] predictionsAt(double epsilon) {
        return evaluation.under(Family.ADVERSARIAL).stream()
                .filter(condition -> condition.condition().level() == epsilon)
                .findFirst()
                .orElseThrow()
                .predictions();
    }

    /** The predictions of every condition with noise. */
    private static int[][] underNoise(Evaluation evaluation) {
        return evaluation.answers().stream().skip(1).map(Answers::predictions).toArray(int[][]::new);
    }

    /** The predictions of every condition that needs no gradient. */
    private static int[][] withoutAttack(Evaluation evaluation) {
        return evaluation.answers().stream()
                .filter(answers -> answers.condition().kind().family() != Family.ADVERSARIAL)
                .map(Answers::predictions)
                .toArray(int[][]::new);
    }

    private static int correct(int... predictions) {
        return (int) IntStream.range(0, SET.size())
                .filter(i -> predictions[i] == LABELS[i])
                .count();
    }
}
