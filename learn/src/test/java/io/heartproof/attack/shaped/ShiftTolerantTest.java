package io.heartproof.attack.shaped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Probe;
import io.heartproof.attack.white.Pgd;
import io.heartproof.disturbance.WhiteDisturbance;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.model.TorchClassifier;
import io.heartproof.tensor.Scope;
import io.heartproof.testing.NoTensorLeft;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Weights of a fast wave of period 20 and a constant of 0.4. Noise at the ends of a budget of 0.1 takes 0.1 x mean |w| = 0.068
 * from a bias of 0.02 as long as its timing is right; ten samples later the same noise adds 0.048. Constant noise takes 0.04 at
 * any time, and 0.032 where a fifth of it is lost.
 */
@ExtendWith(NoTensorLeft.class)
class ShiftTolerantTest {
    private static final double EPSILON = 0.1;
    private static final double BIAS = 0.02;

    private static double weight(int t) {
        return Math.sin(2 * Math.PI * t / 20) + 0.4;
    }

    @Test
    void findsNoiseThatWorksAtAnyTimeWherePgdDoesNot() {
        try (TorchClassifier classifier = WeightedNetwork.classifier(BIAS, ShiftTolerantTest::weight);
                Scope scope = Scope.open()) {
            NoiseSpace space = WeightedNetwork.flat(2, Norm.LINF, EPSILON);
            Pgd pgd = Pgd.of(EPSILON / 10, 20, new CrossEntropy()).until(Pgd.Stop.AT_END);
            AttackOutcome timed = pgd.attack(classifier, space);
            AttackOutcome tolerant = new ShiftTolerant(20, 16, Transformations.STANDARD).attack(classifier, space);

            assertThat(timed.broken()).containsOnly(true);
            assertThat(brokenLater(classifier, space, timed.noise(), 10)).isFalse();
            assertThat(tolerant.broken()).containsOnly(true);
            for (int shift : new int[] {-123, 0, 5, 10, 15}) {
                assertThat(brokenLater(classifier, space, tolerant.noise(), shift))
                        .as("shift by %d", shift)
                        .isTrue();
            }
        }
    }

    private static boolean brokenLater(TorchClassifier classifier, NoiseSpace space, Tensor noise, int shift) {
        int[] shifts = new int[space.victims().count()];
        Arrays.fill(shifts, shift);
        Probe probe = Probe.of(classifier, space.victims());
        probe.logits(Timeline.of(space).later(noise, shifts));
        return !probe.anyOpen();
    }

    @Test
    void countsThePassesOfItsSearchAndAsksOnceInTheEnd() {
        try (TorchClassifier classifier = WeightedNetwork.classifier(0.2, ShiftTolerantTest::weight);
                Scope scope = Scope.open()) {
            NoiseSpace space = WeightedNetwork.flat(2, Norm.LINF, EPSILON);
            AttackOutcome outcome = new ShiftTolerant(3, 4, Transformations.NONE).attack(classifier, space);
            assertThat(outcome.broken()).containsOnly(false);
            assertThat(outcome.passes().forward()).containsOnly(13);
            assertThat(outcome.passes().backward()).containsOnly(12);
        }
    }

    /** Noise that is added while it searches may leave the ball, what it found does not. */
    @Test
    void staysInTheBallUnderFurtherNoise() {
        try (TorchClassifier classifier = WeightedNetwork.classifier(0.2, ShiftTolerantTest::weight);
                Scope scope = Scope.open()) {
            NoiseSpace space = WeightedNetwork.flat(2, Norm.LINF, EPSILON);
            Transformations noisy = Transformations.STANDARD.under("white noise", new WhiteDisturbance(0.5));
            Tensor noise =
                    new ShiftTolerant(5, 2, noisy).attack(classifier, space).noise();
            assertThat(noise.abs().max().item_double()).isLessThanOrEqualTo(EPSILON + 1e-6);
            assertThat(noise.narrow(2, 0, WeightedNetwork.FIRST).abs().max().item_double())
                    .isZero();
        }
    }

    @Test
    void saysUnderWhichNoiseItSearched() {
        assertThat(ShiftTolerant.standard(Transformations.STANDARD).settings()).isEmpty();
        Transformations noisy = Transformations.STANDARD.under("recorded noise", new WhiteDisturbance(0.5));
        assertThat(ShiftTolerant.standard(noisy).settings()).containsExactly(entry("under", "recorded noise"));
    }

    /** Answers waver twenty times as much as they mean: one gradient says little of the next answer, many together do. */
    @Test
    void averagesOverTheAnswersOfARandomisedNetwork() {
        try (TorchClassifier steady = WeightedNetwork.classifier(0.02, t -> 1);
                TorchClassifier wavering = WaveringNetwork.around(steady, 20);
                Scope scope = Scope.open()) {
            NoiseSpace space = WeightedNetwork.flat(2, Norm.LINF, EPSILON);
            Tensor one = new ShiftTolerant(10, 1, Transformations.NONE)
                    .attack(wavering, space)
                    .noise();
            Tensor many = new ShiftTolerant(10, 100, Transformations.NONE)
                    .attack(wavering, space)
                    .noise();
            // constant noise of -0.1 would be best; 0 is what chance gives
            assertThat(meanOnSignal(many)).isLessThan(2 * meanOnSignal(one)).isLessThan(-0.02);
        }
    }

    private static double meanOnSignal(Tensor noise) {
        long samples = noise.size(2) - WeightedNetwork.FIRST;
        return noise.narrow(2, WeightedNetwork.FIRST, samples).mean().item_double();
    }
}
