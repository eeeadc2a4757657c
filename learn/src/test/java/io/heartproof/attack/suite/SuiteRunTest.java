package io.heartproof.attack.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.attack.Attack;
import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.Budget;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Where;
import io.heartproof.attack.shaped.Universal;
import io.heartproof.attack.shaped.UniversalNoise;
import io.heartproof.attack.trial.AttackRound;
import io.heartproof.attack.trial.AttackRound.AtSize;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.model.TorchClassifier;
import io.heartproof.model.Workers;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.problem.BadUsage;
import io.heartproof.progress.Progress;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoTensorLeft.class)
class SuiteRunTest {
    private static final List<Double> LEVELS = List.of(1e-5, 1e-4, 1e-3, 1e-2);

    /** In floats, recordings around 0.7 keep noise of 1e-5 to no more than two digits, so it measures more than its budget. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void endsWhereNoiseAsLargeAsAllowedBreaksEverything() {
        PreparedSet set = SmallWorld.recordings(3, 3);
        Suite suite = new Suite("suite", Norm.LINF, new SuiteStrength(1, 1), List.of(new Large()));
        SuiteState state = new SuiteState(set, LEVELS);
        try (TorchClassifier classifier = SmallWorld.knowing();
                Workers workers = Workers.of(classifier, 1)) {
            AttackRound round = round(set, workers);
            SuiteRun run = new SuiteRun(suite, round, state);
            run.settle(Progress.NONE.start("suite", set.size()));

            assertThat(state.levels()).containsExactly(0, 0, 0);
            assertThat(run.efforts().get(0).attacked()).as("once at each level").isEqualTo(3 * LEVELS.size());
            assertThat(run.sizes(new Large())).as("within the smallest level").containsOnly(1e-5);
        }
    }

    @Test
    void refusesRecordingsThatAnAttackWasMadeFrom() {
        PreparedSet set = SmallWorld.recordings(3, 3);
        Attack learnt = new Universal(new UniversalNoise(new float[8][20], 500, Set.of("R3-1")));
        try (TorchClassifier classifier = SmallWorld.knowing();
                Workers workers = Workers.of(classifier, 1)) {
            assertThatThrownBy(() -> round(set, workers).run(learnt, List.of(new AtSize(1, 0.1))))
                    .isInstanceOf(BadUsage.class)
                    .hasMessageContaining("R3-1");
            assertThat(round(set, workers).run(learnt, List.of(new AtSize(2, 0.1))))
                    .hasSize(1);
        }
    }

    private static AttackRound round(PreparedSet set, Workers workers) {
        return new AttackRound(set, workers, Budget.relative(Norm.LINF, 1), Where.EVERYWHERE, 3, 7);
    }

    /** Says of noise as large as allowed that it breaks everything. */
    private record Large() implements Attack {
        @Override
        public String name() {
            return "large";
        }

        @Override
        public AttackOutcome attack(DifferentiableClassifier classifier, NoiseSpace space) {
            Tensor ones = torch.ones_like(space.victims().values());
            boolean[] broken = new boolean[space.victims().count()];
            Arrays.fill(broken, true);
            return new AttackOutcome(space.bringIn(ones), new int[broken.length], broken);
        }
    }
}
