package io.heartproof.attack.shaped;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.attack.white.Pgd;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.model.TorchClassifier;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(NoTensorLeft.class)
class SmoothAttackTest {
    private static final double EPSILON = 0.1;

    /** A slow wave of weights wants noise of one sign for 100 samples at a time. */
    private static double slow(int t) {
        return Math.sin(2 * Math.PI * t / 200);
    }

    /** Weights without any order want noise that jumps from sample to sample; smooth noise is smoother at equal size. */
    @ParameterizedTest
    @EnumSource
    void findsSmootherNoiseThanPgd(Norm norm) {
        SplittableRandom random = new SplittableRandom(1);
        double epsilon = norm == Norm.LINF ? EPSILON : 5;
        try (TorchClassifier classifier = WeightedNetwork.classifier(0.2, t -> random.nextDouble() * 2 - 1);
                Scope scope = Scope.open()) {
            NoiseSpace space = WeightedNetwork.flat(2, norm, epsilon);
            Tensor smooth = new SmoothAttack(10, 20).attack(classifier, space).noise();
            Tensor rough = Pgd.of(epsilon / 10, 30, new CrossEntropy())
                    .attack(classifier, space)
                    .noise();
            assertThat(roughness(smooth)).isLessThan(roughness(rough) / 5);
        }
    }

    /** Second differences against values, both as sums of squares, without the ends. */
    private static double roughness(Tensor noise) {
        Tensor inside =
                noise.slice(2, new LongOptional(WeightedNetwork.FIRST + 10), new LongOptional(noise.size(2) - 10), 1);
        Tensor second = inside.diff(2, 2, Tensors.none(), Tensors.none());
        return second.square().sum().item_double() / inside.square().sum().item_double();
    }

    /** The published program keeps the last of 25 convolutions, over 25: no sample of its noise exceeds epsilon / 25. */
    @Test
    void usesTheWholeBudget() {
        try (TorchClassifier classifier = WeightedNetwork.classifier(0.2, SmoothAttackTest::slow);
                Scope scope = Scope.open()) {
            NoiseSpace space = WeightedNetwork.flat(1, Norm.LINF, EPSILON);
            AttackOutcome outcome = new SmoothAttack(10, 20).attack(classifier, space);
            assertThat(outcome.noise().abs().max().item_double()).isBetween(0.99 * EPSILON, EPSILON + 1e-6);
        }
    }

    /** The mean absolute weight is 2 / pi: free noise takes 0.0637 from the bias, smooth noise 0.9 of that. */
    @Test
    void breaksWhatSmoothNoiseCanBreak() {
        assertThat(broken(0.055)).isTrue();
        assertThat(broken(0.065)).isFalse();
    }

    private static boolean broken(double bias) {
        try (TorchClassifier classifier = WeightedNetwork.classifier(bias, SmoothAttackTest::slow);
                Scope scope = Scope.open()) {
            NoiseSpace space = WeightedNetwork.flat(1, Norm.LINF, EPSILON);
            return new SmoothAttack(10, 20).attack(classifier, space).broken()[0];
        }
    }

    /** A bias that free noise overcomes and smooth noise does not: what the first steps find does not count. */
    @Test
    void countsSmoothNoiseOnly() {
        try (TorchClassifier classifier = WeightedNetwork.classifier(0.05, t -> t % 2 == 0 ? 1 : -1);
                Scope scope = Scope.open()) {
            NoiseSpace space = WeightedNetwork.flat(1, Norm.LINF, EPSILON);
            Pgd free = Pgd.of(EPSILON / 10, 10, new CrossEntropy());
            assertThat(free.attack(classifier, space).broken()[0]).isTrue();

            AttackOutcome smooth = new SmoothAttack(10, 20).attack(classifier, space);
            assertThat(smooth.broken()[0]).isFalse();
            assertThat(smooth.passes().forward()[0]).isEqualTo(31); // 10 free, 20 smooth, and the last iterate
            assertThat(smooth.passes().backward()[0]).isEqualTo(30);
        }
    }
}
