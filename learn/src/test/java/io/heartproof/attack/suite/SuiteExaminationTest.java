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
import io.heartproof.metric.suite.Check;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /**
     * A recording that is broken costs one question, one that withstands a thousand: so what recordings cost on average says
     * little of what the checks cost, which attack the ones that withstand. The checks keep to a quarter whatever the share of
     * these.
     */
    @ParameterizedTest
    @CsvSource({
        "24, 0.95, 1",
        "60, 0.8, 1",
        "60, 0.3, 1",
        "60, 0.01, 1",
        "3, 0.5, 1",
        "1, 0.01, 1",
        "60, 0.9, 8",
        "60, 0.2, 8"
    })
    void makesAtMostAQuarterOfTheSuitesPasses(int recordings, double largest, int count) {
        PreparedSet set = SmallWorld.recordings(3 * recordings, 3)
                .at(IntStream.range(0, recordings).map(i -> 3 * i).toArray());
        List<Double> levels = IntStream.rangeClosed(1, count)
                .mapToObj(i -> largest * i / count)
                .toList();
        Suite suite = new Suite(
                Suite.STANDARD,
                Norm.LINF,
                new SuiteStrength(1, 1),
                List.of(new UnequalAttack("apgd-ce", 1), new UnequalAttack("apgd-t", 0.7)));

        SuiteOutcome outcome = searched(suite, levels, set).suite().orElseThrow();

        Matcher cost = Pattern.compile("The checks made (\\d+) passes, .* of the (\\d+) of the suite\\.")
                .matcher(outcome.remarks().get(0));
        assertThat(cost.matches()).isTrue();
        assertThat(4 * Long.parseLong(cost.group(1))).isLessThanOrEqualTo(Long.parseLong(cost.group(2)));
        assertThat(outcome.checks())
                .filteredOn(check -> check.value().isEmpty())
                .extracting(Check::text)
                .as(outcome.toString())
                .allMatch(text -> text.matches(
                        ".*suffices for no recording|every recording breaks .*|attacks of one sort alone were"
                                + " run.*|the suite tried every level .*|there is one recording alone"));
    }

    private static SmallestLevels searched(Suite suite) {
        return searched(suite, LEVELS, SET);
    }

    private static SmallestLevels searched(Suite suite, List<Double> sizes, PreparedSet set) {
        List<BudgetedAttack> levels = sizes.stream()
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
                            right -> maker.round(right, workers, levels.get(0)))
                    .search(set, Progress.NONE);
        }
    }

    /**
     * Breaks a recording whose noise may be larger than 0.4, in a thousand questions.
     *
     * @param share of its budget that it uses
     */
    private record FixedAttack(String name, double share) implements Attack {
        @Override
        public int mostPasses() {
            return 1000;
        }

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

    /**
     * Breaks a recording of 1,600 + 400 s samples by noise larger than s, in one question; asks a thousand otherwise.
     *
     * @param share of its budget that it uses, so that it is weaker below 1
     */
    private record UnequalAttack(String name, double share) implements Attack {
        @Override
        public int mostPasses() {
            return 1000;
        }

        @Override
        public AttackOutcome attack(DifferentiableClassifier classifier, NoiseSpace space) {
            float[] samples =
                    Tensors.toFloats(space.victims().mask().sum(new long[] {1, 2}, false, new ScalarTypeOptional()));
            double[] epsilons = space.epsilons();
            boolean[] broken = new boolean[samples.length];
            int[] asked = new int[samples.length];
            for (int n = 0; n < broken.length; n++) {
                broken[n] = share * epsilons[n] > (samples[n] - 1600) / 400;
                asked[n] = broken[n] ? 1 : 1000;
            }
            return new AttackOutcome(
                    space.bringIn(Tensors.filled(-9, space.none(), Tensors.shape(space.none()))),
                    Tensors.toInts(space.victims().labels()),
                    broken,
                    AttackOutcome.none(broken.length),
                    new PassCounts(asked, new int[samples.length]));
        }
    }
}
