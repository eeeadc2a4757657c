package io.heartproof.attack.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.attack.Attack;
import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.Budget;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.attack.PassCounts;
import io.heartproof.attack.Where;
import io.heartproof.attack.trial.AttackLadders;
import io.heartproof.attack.trial.BudgetedAttack;
import io.heartproof.condition.Kind;
import io.heartproof.evaluation.LevelSearch.SmallestLevels;
import io.heartproof.metric.suite.SuiteOutcome;
import io.heartproof.metric.suite.SuiteOutcome.AttackAlone;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.model.TorchClassifier;
import io.heartproof.model.Workers;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** With attacks whose outcome is known. */
@ExtendWith(NoTensorLeft.class)
class SuiteExaminationTest {
    /** Recordings of class "up", whose leads lie at 0.7, far from the end of the range to which noise is added here. */
    private static final PreparedSet SET = SmallWorld.recordings(36, 3)
            .at(IntStream.range(0, 12).map(i -> 3 * i).toArray());

    private static final List<Double> LEVELS = List.of(0.3, 0.5);

    /**
     * Both break everything at 0.5 and nothing at 0.3. The first fills its budget; the second, which gets no recording at 0.5
     * before it is asked alone, does it with half of that, which lies within 0.3.
     */
    @Test
    void countsSmallerNoiseThatAnAttackFindsAlone() {
        Suite suite = new Suite(
                Suite.STANDARD,
                Norm.LINF,
                new SuiteStrength(1, 1),
                List.of(new FixedAttack("apgd-ce", 1), new FixedAttack("apgd-t", 0.5)));

        SmallestLevels found = searched(suite);

        SuiteOutcome outcome = found.suite().orElseThrow();
        AttackAlone second = outcome.alone().get(1);
        assertThat(second.recordings()).isNotEmpty();
        for (int i = 0; i < SET.size(); i++) {
            boolean sampled = second.recordings().contains(i);
            assertThat(found.levels()[i]).isEqualTo(sampled ? 0 : 1);
            assertThat(outcome.recordings().get(i).size()).isEqualTo(sampled ? 0.25 : 0.5, within(1e-6));
            assertThat(outcome.recordings().get(i).brokenBy()).contains(sampled ? "apgd-t" : "apgd-ce");
        }
    }

    private static SmallestLevels searched(Suite suite) {
        List<BudgetedAttack> levels = LEVELS.stream()
                .map(level -> Budget.relative(Norm.LINF, level))
                .map(budget -> new BudgetedAttack(
                        new Ensemble(suite.name(), suite.attacks()),
                        budget,
                        Where.EVERYWHERE,
                        Kind.attack(suite.name(), budget.norm().toString(), budget.levelUnit())))
                .toList();
        AttackLadders maker = new AttackLadders(16, 7);
        try (TorchClassifier classifier = SmallWorld.knowing();
                Workers workers = Workers.of(classifier, 1)) {
            return new SuiteSearch(
                            suite,
                            maker.trials(levels, classifier, workers, Progress.NONE),
                            set -> maker.round(set, workers, levels.get(0)))
                    .search(SET, Progress.NONE);
        }
    }

    /**
     * Breaks a recording whose noise may be larger than 0.4, in a thousand questions.
     *
     * @param share of its budget that it uses
     */
    private record FixedAttack(String name, double share) implements Attack {
        @Override
        public AttackOutcome attack(DifferentiableClassifier classifier, NoiseSpace space) {
            double[] epsilons = space.epsilons();
            boolean[] broken = new boolean[epsilons.length];
            int[] asked = new int[epsilons.length];
            Arrays.fill(asked, 1000);
            for (int n = 0; n < broken.length; n++) {
                broken[n] = epsilons[n] > 0.4;
            }
            double[] own =
                    Arrays.stream(epsilons).map(epsilon -> share * epsilon).toArray();
            NoiseSpace smaller = space.withEpsilons(own);
            int[] labels = Tensors.toInts(space.victims().labels());
            return new AttackOutcome(
                    smaller.bringIn(Tensors.filled(-9, space.none(), Tensors.shape(space.none()))),
                    labels,
                    broken,
                    AttackOutcome.none(broken.length),
                    new PassCounts(asked, new int[epsilons.length]));
        }
    }
}
