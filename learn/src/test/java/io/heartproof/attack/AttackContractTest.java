package io.heartproof.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.attack.white.Pgd;
import io.heartproof.batch.Batch;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.loss.Loss;
import io.heartproof.model.TorchClassifier;
import io.heartproof.nn.Parameters;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Safetensors;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every attack keeps and reaches, on a network whose answers are known. */
@ExtendWith(NoTensorLeft.class)
class AttackContractTest {
    private static final PreparedSet SET = SmallWorld.recordings(9, 3);
    private static final Batch BATCH = SmallWorld.batch(SET);
    private static TorchClassifier classifier;

    @BeforeAll
    static void open() {
        classifier = SmallWorld.knowing();
    }

    @AfterAll
    static void free() {
        classifier.close();
    }

    /** An attack and the budget that it is held to. */
    private record Held(AttackUnderContract under, Budget budget) {
        Attack attack() {
            return under.of().apply(budget.epsilon());
        }

        AttackOutcome attack(Victims victims) {
            return attack().attack(classifier, NoiseSpace.of(budget, victims, classifier.contract()));
        }

        @Override
        public String toString() {
            return under + " in " + budget.norm();
        }
    }

    static Stream<Held> attacks() {
        Stream<Budget> budgets = Stream.of(Budget.relative(Norm.LINF, 0.02), Budget.relative(Norm.L2, 2));
        return budgets.flatMap(budget -> AttackUnderContract.ALL.stream()
                .filter(under -> under.norms().contains(budget.norm()))
                .map(under -> new Held(under, budget)));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void staysInsideTheBudgetTheRangeAndTheSignal(Held attack) {
        try (Scope scope = Scope.open()) {
            Victims victims = victims();
            Tensor noise = attack.attack(victims).noise();
            Budget budget = attack.budget();
            for (float size : Tensors.toFloats(budget.norm().size(noise))) {
                assertThat((double) size).isLessThanOrEqualTo(budget.epsilon() * (1 + 1e-5) + 1e-7);
            }
            Tensor sum = victims.values().add(noise).abs();
            assertThat(sum.max().item_float()).isLessThanOrEqualTo(1);
            Tensor padding = Tensors.scale(victims.mask(), -1).add(new Scalar(1.0));
            assertThat(noise.mul(padding).abs().max().item_float()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void raisesTheMeanLoss(Held attack) {
        try (Scope scope = Scope.open()) {
            Victims victims = victims();
            AttackOutcome outcome = attack.attack(victims);
            double before = meanLoss(victims, victims.values());
            double after = meanLoss(victims, victims.values().add(outcome.noise()));
            assertThat(after).isGreaterThan(before);
        }
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void saysWhatTheClassifierSaysUnderItsNoise(Held attack) {
        try (Scope scope = Scope.open()) {
            Victims victims = victims();
            AttackOutcome outcome = attack.attack(victims);
            Tensor logits = classifier.logits(victims.values().add(outcome.noise()), victims.mask());
            int[] predictions = Tensors.toInts(logits.argmax(new LongOptional(1), false));
            boolean unseen = stopsAt(attack, Pgd.Stop.UNSEEN); // what its last step gave, it does not know
            if (!unseen && !stopsAt(attack, Pgd.Stop.AT_END) && !(attack.attack() instanceof Repeated)) {
                assertThat(outcome.predictions()).containsExactly(predictions);
            }
            for (int n = 0; n < victims.count(); n++) {
                if (!unseen && predictions[n] != SET.labels()[n]) {
                    assertThat(outcome.broken()[n]).isTrue();
                }
            }
        }
    }

    private static boolean stopsAt(Held attack, Pgd.Stop stop) {
        return attack.attack() instanceof Pgd pgd && pgd.stop() == stop;
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void givesARecordingTheSameNoiseAloneAndInABatch(Held attack) {
        try (Scope scope = Scope.open()) {
            Victims victims = victims();
            float[] together = Tensors.toFloats(attack.attack(victims).noise().select(0, 4));
            float[] again = Tensors.toFloats(attack.attack(victims()).noise().select(0, 4));
            assertThat(Arrays.equals(again, together)).isTrue();
            AttackOutcome alone = attack.attack(victims.rows(4));
            float[] own = Tensors.toFloats(alone.noise());
            float tolerance = (float) (1e-4 * attack.budget().epsilon());
            for (int i = 0; i < own.length; i++) {
                assertThat(Math.abs(own[i] - together[i])).isLessThanOrEqualTo(tolerance);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void leavesTheClassifierAlone(Held attack) {
        Map<String, Safetensors.Array> before = classifier.parameters().copy();
        try (Scope scope = Scope.open()) {
            attack.attack(victims());
            for (Tensor parameter : classifier.parameters().byName().values()) {
                assertThat(parameter.requires_grad()).isTrue();
                assertThat(parameter.grad().defined()).isFalse();
            }
        }
        Parameters parameters = classifier.parameters();
        parameters
                .copy()
                .forEach((name, array) -> assertThat(
                                Arrays.equals(array.values(), before.get(name).values()))
                        .as(name)
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void doesNothingToNobody(Held attack) {
        try (Scope scope = Scope.open()) {
            AttackOutcome outcome = attack.attack(victims().rows());
            assertThat(outcome.broken()).isEmpty();
        }
    }

    /** Offsets of 0.7 that must not fall to 0.31, in the classes "up" and "down", six of nine. */
    @Test
    void breaksMoreWithALargerBudget() {
        try (Scope scope = Scope.open()) {
            assertThat(broken(0.3)).isZero();
            assertThat(broken(0.5)).isEqualTo(6);
        }
    }

    @Test
    void projectsToTheBallByHand() {
        try (Scope scope = Scope.open()) {
            Tensor noise = Tensors.of(new float[] {3, -4, 0.3f, 0.4f}, Device.CPU, 2, 1, 2);
            // lengths 5 and 0.5: the first is scaled by 1/5, the second lies inside
            assertThat(Tensors.toFloats(Norm.L2.project(noise, 1)))
                    .containsExactly(new float[] {0.6f, -0.8f, 0.3f, 0.4f}, within(1e-6f));
            assertThat(Tensors.toFloats(Norm.LINF.project(noise, 1))).containsExactly(1, -1, 0.3f, 0.4f);
            assertThat(Tensors.toFloats(Norm.L2.steepest(noise)))
                    .containsExactly(new float[] {0.6f, -0.8f, 0.6f, 0.8f}, within(1e-6f));
            assertThat(Tensors.toFloats(Norm.LINF.steepest(noise))).containsExactly(1, -1, 1, 1);
        }
    }

    private static long broken(double epsilon) {
        Budget budget = Budget.relative(Norm.LINF, epsilon);
        Pgd pgd = Pgd.of(epsilon / 4, 8, new CrossEntropy());
        boolean[] broken = pgd.attack(classifier, NoiseSpace.of(budget, victims(), classifier.contract()))
                .broken();
        long count = 0;
        for (boolean one : broken) {
            count += one ? 1 : 0;
        }
        return count;
    }

    private static double meanLoss(Victims victims, Tensor x) {
        Loss loss = new CrossEntropy();
        return loss.perRecording(classifier.logits(x, victims.mask()), victims.labels())
                .mean()
                .item_double();
    }

    private static Victims victims() {
        long[] seeds = new long[BATCH.size()];
        Arrays.setAll(seeds, n -> 100 + n);
        return new Victims(classifier.values(BATCH), classifier.mask(BATCH), classifier.labels(BATCH), seeds);
    }
}
