package io.heartproof.attack.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.attack.check.UnexaminedAttacks;
import io.heartproof.attack.trial.AttackLadders;
import io.heartproof.attack.trial.PgdConfig;
import io.heartproof.attack.trial.PgdLoss;
import io.heartproof.evaluation.Evaluation;
import io.heartproof.evaluation.Evaluator;
import io.heartproof.evaluation.Ladder;
import io.heartproof.metric.suite.AttackChecks;
import io.heartproof.metric.suite.Check;
import io.heartproof.model.TorchClassifier;
import io.heartproof.model.Workers;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whether an evaluation under PGD alone says that the cross entropy has no gradient. Noise of 0.4 breaks all. */
@ExtendWith(NoTensorLeft.class)
class SureNetworkTest {
    /** Recordings of class "up". */
    private static final PreparedSet SET = SmallWorld.recordings(18, 3)
            .at(IntStream.range(0, 6).map(i -> 3 * i).toArray());

    /** With a thousand times larger logits the margin of 0.4 is one of 400: the probability rounds to 1. */
    @Test
    void isNotTakenForRobust() {
        MarginNetwork sure = MarginNetwork.honest().with(logits -> logits.mul(new Scalar(1000)));
        Evaluation evaluation = underPgd(sure);

        assertThat(evaluation.answers().get(2).predictions())
                .as("PGD finds nothing")
                .containsOnly(0);
        Check check = check(evaluation);
        assertThat(check.toString())
                .startsWith("ALARM short attack beats this one: 1.00, threshold 0.01: ")
                .contains("broke 6 of 6 recordings", "so sure of 6 of them that");
    }

    @Test
    void isTrustedWhereItIsNotSure() {
        Evaluation evaluation = underPgd(MarginNetwork.honest());

        assertThat(evaluation.answers().get(2).predictions())
                .as("PGD breaks all")
                .doesNotContain(0);
        Check check = check(evaluation);
        assertThat(check.alarm()).as(check.toString()).isFalse();
        assertThat(check.value()).contains(0.0);
        assertThat(check.text()).contains("broke 0 of 6 recordings", "so sure of 0 of them that");
    }

    private static Check check(Evaluation evaluation) {
        List<AttackChecks> checks = new UnexaminedAttacks(evaluation).checks();
        assertThat(checks)
                .singleElement()
                .satisfies(one -> assertThat(one.kind().source()).isEqualTo("pgd"));
        assertThat(checks.get(0).checks()).hasSize(1);
        return checks.get(0).checks().get(0);
    }

    /** At 0.3 and 0.5. */
    private static Evaluation underPgd(MarginNetwork network) {
        AttackConfig names = AttackConfig.of(
                List.of(KnownAttacks.PGD),
                new AttackConfig.Levels(
                        new AttackConfig.NormLevels(List.of(), List.of()),
                        new AttackConfig.NormLevels(List.of(), List.of())),
                new SuiteStrength(1, 1),
                new AttackConfig.FoundOn(List.of(), null));
        PgdConfig pgd = new PgdConfig(10, 1, 0.2, PgdLoss.CROSS_ENTROPY, List.of(0.3, 0.5), List.of());
        try (TorchClassifier classifier = new TorchClassifier(SmallWorld.CONTRACT, network);
                Workers workers = Workers.of(classifier, 1)) {
            List<Ladder> ladders = new EvaluationAttacks(names, pgd)
                    .ladders(new AttackLadders(6, 7), classifier, workers, Progress.NONE);
            return new Evaluator(6, Progress.NONE).evaluate(workers, ladders, SET);
        }
    }
}
