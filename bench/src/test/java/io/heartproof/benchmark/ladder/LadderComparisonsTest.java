package io.heartproof.benchmark.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.attack.suite.AttackConfig;
import io.heartproof.attack.suite.AttackConfig.Levels;
import io.heartproof.attack.suite.AttackConfig.NormLevels;
import io.heartproof.attack.suite.EvaluationAttacks;
import io.heartproof.attack.suite.SuiteStrength;
import io.heartproof.attack.trial.PgdConfig;
import io.heartproof.attack.trial.PgdLoss;
import io.heartproof.benchmark.measure.Agreement;
import io.heartproof.benchmark.measure.Result;
import io.heartproof.benchmark.setup.Amounts;
import io.heartproof.benchmark.setup.Forms;
import io.heartproof.benchmark.setup.Setup;
import io.heartproof.benchmark.setup.SimulatedSet;
import io.heartproof.evaluation.EvaluationConfig;
import io.heartproof.evaluation.RecordedNoiseConfig;
import io.heartproof.model.TorchClassifier;
import io.heartproof.nn.resnet.ResNet18a;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import io.heartproof.tensor.Device;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import io.heartproof.training.TrainingConfig;
import io.heartproof.training.optimiser.OptimiserConfig;
import io.heartproof.training.optimiser.OptimiserKind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * On the network that is known by construction, which noise below 0.35 cannot break and noise of 1.4 does. All six recordings
 * are right without noise.
 */
@ExtendWith(NoTensorLeft.class)
class LadderComparisonsTest {
    private static final int SUITE_ITERATIONS = 100;
    private static final NormLevels NONE = new NormLevels(List.of(), List.of());
    private static final PgdConfig PGD =
            new PgdConfig(4, 2, 0.5, PgdLoss.CROSS_ENTROPY, List.of(0.3, 1.4), List.of(1.0));

    private final PreparedSet set = SmallWorld.recordings(6, 2);

    @Test
    void comparesLadderAndSuiteWithThePublishedProcedureAndOneSearchWithTheLadder() throws IOException {
        try (TorchClassifier classifier = SmallWorld.knowing()) {
            List<Result> results = comparisons(classifier).climbed(Progress.NONE);

            assertThat(results).extracting(Result::name).containsExactly("attack.ladder.known", "attack.suite.known");
            assertThat(results)
                    .allMatch(result ->
                            result.notes().indexOf("a remark") == result.notes().size() - 1);
            Result ladder = results.get(0);
            Result suite = results.get(1);
            assertThat(suite.baseline()).isEqualTo(ladder.baseline()).isPositive();
            assertThat(ladder.agreements()).containsExactly(level(0.3, 2, 2), level(1.4, 2, 0));
            assertThat(suite.agreements()).isEqualTo(ladder.agreements());
            assertThat(suite.notes())
                    .anyMatch(note -> note.startsWith("checks that fired: "))
                    .anyMatch(note -> note.startsWith("processor use: "))
                    // Every one at the start and two steps to an iteration; a gradient less.
                    .anyMatch(note -> note.contains("fmn " + 6 * 200 + " and " + 6 * 199 + ","))
                    .anyMatch(note -> note.startsWith("6 recordings, 6 of them right without noise"));
        }
    }

    /** Without noise once, then 200 steps; the ladder asks all about 0.3 in full and about 1.4 until they break. */
    @Test
    void countsTheLooksOfASearchForTheSmallestNoise() throws IOException {
        try (TorchClassifier classifier = SmallWorld.knowing()) {
            LadderComparisons comparisons = comparisons(classifier);
            comparisons.climbed(Progress.NONE);

            Result fmn = comparisons.searched(Progress.NONE);

            assertThat(fmn.name()).isEqualTo("attack.fmn.known");
            assertThat(fmn.candidate()).isEqualTo(6 * (1 + 200));
            assertThat(fmn.baseline()).isBetween(6 * (1 + 2 * 5 + 1.0), 6 * (1 + 2 * 5 + 2 * 5.0));
            assertThat(fmn.agreements()).containsExactly(level(0.3, 6, 6), level(1.4, 6, 0));
            assertThat(fmn.notes()).anyMatch(note -> note.contains("at most 0.0 points apart"));
        }
    }

    private LadderComparisons comparisons(TorchClassifier classifier) {
        AttackedNetwork attacked = new AttackedNetwork(classifier.network(), set);
        return new LadderComparisons(setup(), "known", attacked, List.of("a remark"));
    }

    private static Agreement level(double epsilon, int recordings, int unbroken) {
        return new Agreement("epsilon " + epsilon, recordings, unbroken, unbroken, List.of());
    }

    private Setup setup() {
        AttackConfig attack = AttackConfig.of(
                List.of("pgd"),
                new Levels(NONE, NONE),
                new SuiteStrength(SUITE_ITERATIONS, 5),
                AttackConfig.FoundOn.NONE);
        OptimiserConfig optimiser = OptimiserConfig.published(OptimiserKind.ADAM, 1e-3);
        return new Setup(
                Forms.of(SmallWorld.CONTRACT),
                new ResNet18a(),
                TrainingConfig.plain(1, 4, optimiser),
                new EvaluationConfig(4, List.of(), new RecordedNoiseConfig(List.of(), null), 100, 0),
                new EvaluationAttacks(attack, PGD),
                new Amounts(1, 9, 6, 2, 20),
                Device.CPU,
                new Setup.MeasuredInputs(new SimulatedSet(SmallWorld.CONTRACT, 1), Optional.empty()),
                1);
    }
}
