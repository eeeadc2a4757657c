package io.heartproof.attack.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.attack.Attack;
import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.Budget;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Where;
import io.heartproof.attack.journal.AttackJournal;
import io.heartproof.attack.trial.AttackRound;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.model.TorchClassifier;
import io.heartproof.model.Workers;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** With attacks whose outcome is known, on recordings of three classes in turn. */
@ExtendWith(NoTensorLeft.class)
class SuiteRunTest {
    private static final PreparedSet SET = SmallWorld.recordings(6, 3);

    /** The first breaks the first class above 0.4, the second above 0.2; the other breaks nothing. */
    @Test
    void makesALaterAttackOnceOnAllThatTheFirstOneLeavesAtWhateverLevel() {
        List<String> made = new ArrayList<>();
        Attack strong = new KnownAttack("strong", made, 0.4, 0.2, 9);
        Attack weak = new KnownAttack("weak", made, 9, 9, 9);
        Suite suite = new Suite("known", Norm.LINF, new SuiteStrength(1, 1), List.of(strong, weak));
        SuiteState state = new SuiteState(SET, List.of(0.1, 0.3, 0.5));

        try (TorchClassifier classifier = SmallWorld.knowing();
                Workers workers = Workers.of(classifier, 1)) {
            Budget unit = Budget.relative(Norm.LINF, 1);
            AttackRound round = new AttackRound(SET, workers, unit, Where.EVERYWHERE, 16, 1, AttackJournal.none());
            new SuiteRun(suite, round, state).settle(Progress.NONE.start("suite", 6));
        }

        assertThat(made)
                .containsExactly(
                        "strong [0.5, 0.5, 0.5, 0.5, 0.5, 0.5]",
                        "strong [0.3, 0.3, 0.3, 0.3]",
                        "strong [0.1, 0.1]",
                        "weak [0.3, 0.1, 0.5, 0.3, 0.1, 0.5]");
        assertThat(state.levels()).containsExactly(2, 1, 3, 2, 1, 3);
    }

    /**
     * Breaks a recording where its noise may be larger than what its class withstands.
     *
     * @param made is told of every batch
     * @param withstood by class
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record KnownAttack(String name, List<String> made, double... withstood) implements Attack {
        @Override
        public AttackOutcome attack(DifferentiableClassifier classifier, NoiseSpace space) {
            double[] epsilons = space.epsilons();
            int[] labels = Tensors.toInts(space.victims().labels());
            boolean[] broken = new boolean[labels.length];
            for (int n = 0; n < broken.length; n++) {
                broken[n] = epsilons[n] > withstood[labels[n]];
            }
            made.add(name + " " + Arrays.toString(epsilons));
            return new AttackOutcome(
                    space.bringIn(Tensors.filled(9, space.none(), Tensors.shape(space.none()))), labels, broken);
        }
    }
}
