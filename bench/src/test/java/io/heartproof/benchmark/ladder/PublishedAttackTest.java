package io.heartproof.benchmark.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.attack.trial.PgdConfig;
import io.heartproof.attack.trial.PgdLoss;
import io.heartproof.benchmark.setup.OperationCount;
import io.heartproof.condition.Family;
import io.heartproof.disturbance.NoiseSources;
import io.heartproof.evaluation.Answers;
import io.heartproof.evaluation.Evaluation;
import io.heartproof.evaluation.EvaluationConfig;
import io.heartproof.evaluation.RecordedNoiseConfig;
import io.heartproof.model.TorchClassifier;
import io.heartproof.nn.resnet.ResNet18a;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.testing.Measurement;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoTensorLeft.class)
class PublishedAttackTest {
    private static final PgdConfig PGD =
            new PgdConfig(3, 2, 0.5, PgdLoss.CROSS_ENTROPY, List.of(0.3, 0.8, 1.4), List.of());

    private final PreparedSet set = SmallWorld.recordings(6, 2);

    @Test
    void looksAtEveryRecordingAtEveryLevelStartAndIteration() {
        try (TorchClassifier classifier = SmallWorld.knowing()) {
            CountedClassifier counted = CountedClassifier.of(classifier, new OperationCount(new ResNet18a()));

            new PublishedAttack(PGD, 4, 1).broken(counted, set, 0.5);

            // One level: 6 recordings, 2 starts, the start and 3 iterates.
            assertThat(counted.looks()).isEqualTo(6 * 2 * 4);
            assertThat(counted.giga())
                    .isCloseTo(
                            6 * 2 * 4 * new OperationCount(new ResNet18a()).forward(SmallWorld.CONTRACT, 4096),
                            within(1e-9));
        }
    }

    /** The same starts and steps: what the evaluator leaves standing, the published procedure leaves standing too. */
    @Test
    void breaksNoMoreThanTheEvaluatorThatClimbsTheLevels() {
        try (TorchClassifier classifier = SmallWorld.knowing()) {
            EvaluationConfig config =
                    new EvaluationConfig(4, List.of(), new RecordedNoiseConfig(List.of(), null), 100, 0);
            Evaluation evaluation = new Measurement(config, PGD, NoiseSources.NONE, 1).of(classifier, set);
            PublishedAttack published = new PublishedAttack(PGD, 4, 1);

            int brokenInAll = 0;
            for (Answers level : evaluation.under(Family.ADVERSARIAL)) {
                boolean[] broken =
                        published.broken(classifier, set, level.condition().level());
                for (int i = 0; i < broken.length; i++) {
                    boolean unbroken = level.predictions()[i] == set.labels()[i];
                    assertThat(unbroken && broken[i])
                            .as("recording %d at %s", i, level.condition())
                            .isFalse();
                    brokenInAll += broken[i] ? 1 : 0;
                }
            }
            assertThat(brokenInAll).isPositive();
        }
    }
}
