package io.heartproof.attack.white;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.attack.Attack;
import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.Budget;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.attack.PassCounts;
import io.heartproof.attack.Victims;
import io.heartproof.batch.Batch;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.model.TorchClassifier;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * On a network whose boundary is known: an offset of 0.7 has to fall to 0.31 in "up" and "down" (recordings 0 and 1), in "apart"
 * (recording 2) either group of leads has to cross the other's level, which takes more.
 */
@ExtendWith(NoTensorLeft.class)
class WhiteAttacksTest {
    private static final Batch BATCH = SmallWorld.batch(SmallWorld.recordings(3, 3));
    private static TorchClassifier classifier;

    @BeforeAll
    static void open() {
        classifier = SmallWorld.knowing();
    }

    @AfterAll
    static void free() {
        classifier.close();
    }

    static List<Attack> attacks() {
        return List.of(Apgd.crossEntropy(20), Apgd.dlr(20), Apgd.margin(20), new ApgdTargeted(2, 20), new Fmn(60));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void breaksWhatTheBoundaryAllowsAndNothingElse(Attack attack) {
        try (Scope scope = Scope.open()) {
            assertThat(attack(attack, space(Norm.LINF, 0.36)).broken()).containsExactly(false, false, false);
            assertThat(attack(attack, space(Norm.LINF, 0.42)).broken()).containsExactly(true, true, false);
        }
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void givesEachRecordingItsOwnEpsilon(Attack attack) {
        try (Scope scope = Scope.open()) {
            AttackOutcome outcome = attack(attack, space(Norm.LINF, 1).withEpsilons(0.42, 0, 0.1));
            assertThat(outcome.broken()).containsExactly(true, false, false);
            float[] sizes = Tensors.toFloats(Norm.LINF.size(outcome.noise()));
            assertThat(sizes[0]).isGreaterThan(0.36f);
            assertThat(sizes[1]).isZero();
            assertThat(sizes[2]).isLessThanOrEqualTo(0.100001f);
        }
    }

    /** In L2 the smallest noise lies on four leads alone: 0.39 times the root of four leads' samples. */
    @ParameterizedTest
    @EnumSource
    void findsTheSmallestNoise(Norm norm) {
        try (Scope scope = Scope.open()) {
            NoiseSpace space = space(norm, 1);
            double[] unbounded = new double[3];
            Arrays.fill(unbounded, Double.POSITIVE_INFINITY);
            MinimumNoiseOutcome found = new Fmn(200).smallest(classifier, space.withEpsilons(unbounded));
            float[] samples = Tensors.toFloats(space.victims().mask().sum(1, 2));
            for (int n = 0; n < 2; n++) {
                double expected = norm == Norm.LINF ? 0.39 : 0.39 * Math.sqrt(4 * samples[n]);
                assertThat(found.sizes()[n]).isCloseTo(expected, within(0.03 * expected));
                assertThat(found.predictions()[n]).isNotEqualTo(BATCH.labels()[n]);
            }
            assertThat(Tensors.toFloats(space.size(found.noise())))
                    .containsExactly(Tensors.toFloats(sizes(found)), within(1e-6f));
            Tensor logits = classifier.logits(
                    space.victims().values().add(found.noise()), space.victims().mask());
            assertThat(Tensors.toInts(logits.argmax(new LongOptional(1), false)))
                    .containsExactly(found.predictions());
            assertThat(found.passes().forward()).containsExactly(200, 200, 200);
            assertThat(found.passes().backward()).containsExactly(199, 199, 199);
        }
    }

    private static Tensor sizes(MinimumNoiseOutcome found) {
        return Tensor.create(found.sizes(), found.sizes().length);
    }

    @Test
    void findsNoNoiseBeyondAFiniteEpsilon() {
        try (Scope scope = Scope.open()) {
            MinimumNoiseOutcome found =
                    new Fmn(60).smallest(classifier, space(Norm.LINF, 1).withEpsilons(0.36, 0.42, 0.1));
            assertThat(found.sizes()[0]).isInfinite();
            assertThat(found.sizes()[1]).isCloseTo(0.39, within(0.02));
            assertThat(found.sizes()[2]).isInfinite();
            assertThat(found.predictions()[2]).isEqualTo(BATCH.labels()[2]);
        }
    }

    @Test
    void breaksNothingWithoutNoiseFoundWhateverSizeIsAllowed() {
        try (Scope scope = Scope.open()) {
            NoiseSpace space = space(Norm.LINF, 1);
            double[] sizes = {Double.POSITIVE_INFINITY, 0.2, 0.2};
            MinimumNoiseOutcome found =
                    new MinimumNoiseOutcome(sizes, space.none(), new int[3], AttackOutcome.none(3), PassCounts.none(3));
            assertThat(found.within(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0.1)
                            .broken())
                    .containsExactly(false, true, false);
        }
    }

    /** A recording that is wrong without noise leaves at once, whatever the attack. */
    @ParameterizedTest
    @MethodSource("attacks")
    void needsNoNoiseForAWrongAnswer(Attack attack) {
        try (Scope scope = Scope.open()) {
            Victims right = space(Norm.LINF, 0.1).victims();
            Victims wrong = new Victims(
                    right.values(), right.mask(), Tensors.of(new int[] {2, 2, 2}, Device.CPU), right.seeds());
            AttackOutcome outcome = attack(attack, NoiseSpace.of(budget(Norm.LINF, 0.1), wrong, classifier.contract()));
            assertThat(outcome.broken()).containsExactly(true, true, false);
            if (attack instanceof Fmn) {
                assertThat(new Fmn(3)
                                .smallest(
                                        classifier, NoiseSpace.of(budget(Norm.LINF, 0.1), wrong, classifier.contract()))
                                .sizes())
                        .startsWith(0, 0);
            }
        }
    }

    @Test
    void keepsTheNoiseOfTheHighestLossWhereNothingBreaks() {
        try (Scope scope = Scope.open()) {
            double last = Double.NEGATIVE_INFINITY;
            for (int iterations : new int[] {1, 2, 5, 12}) {
                NoiseSpace space = space(Norm.L2, 3);
                Tensor noise = attack(Apgd.crossEntropy(iterations), space).noise();
                Tensor logits = classifier.logits(
                        space.victims().values().add(noise), space.victims().mask());
                double loss = new CrossEntropy()
                        .perRecording(logits, space.victims().labels())
                        .sum()
                        .item_double();
                assertThat(loss).isGreaterThanOrEqualTo(last);
                last = loss;
            }
        }
    }

    @Test
    void countsItsPasses() {
        try (Scope scope = Scope.open()) {
            AttackOutcome apgd = attack(Apgd.crossEntropy(5), space(Norm.LINF, 0.1));
            assertThat(apgd.passes().forward()).containsExactly(6, 6, 6);
            assertThat(apgd.passes().backward()).containsExactly(5, 5, 5);
            // two other classes, each with a pass for their order; a third there is not, but it has to be asked for the
            // number of classes
            AttackOutcome targeted = attack(new ApgdTargeted(3, 5), space(Norm.LINF, 0.1));
            assertThat(targeted.passes().forward()).containsExactly(15, 15, 15);
            assertThat(targeted.passes().backward()).containsExactly(10, 10, 10);
        }
    }

    @Test
    void refusesWhatItCannotDo() {
        assertThatThrownBy(() -> Apgd.crossEntropy(0)).hasMessageContaining("iterations >= 1, got 0");
        assertThatThrownBy(() -> new ApgdTargeted(0, 5)).hasMessageContaining("targets >= 1");
        assertThatThrownBy(() -> new Fmn(1)).hasMessageContaining("steps >= 2, got 1");
        try (Scope scope = Scope.open()) {
            NoiseSpace unbounded = space(Norm.LINF, 1).withEpsilons(1, Double.POSITIVE_INFINITY, 1);
            assertThatThrownBy(() -> attack(Apgd.crossEntropy(5), unbounded)).hasMessageContaining("finite epsilon");
        }
    }

    private static AttackOutcome attack(Attack attack, NoiseSpace space) {
        return attack.attack(classifier, space);
    }

    private static NoiseSpace space(Norm norm, double epsilon) {
        return NoiseSpace.of(budget(norm, epsilon), Victims.of(BATCH, Device.CPU, 1, 2, 3), classifier.contract());
    }

    private static Budget budget(Norm norm, double epsilon) {
        return Budget.relative(norm, epsilon);
    }
}
