package io.heartproof.attack.criterion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.attack.Attack;
import io.heartproof.attack.Budget;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.attack.shaped.SmoothAttack;
import io.heartproof.attack.white.Apgd;
import io.heartproof.attack.white.ApgdTargeted;
import io.heartproof.attack.white.Fmn;
import io.heartproof.attack.white.Pgd;
import io.heartproof.attack.white.StepRule;
import io.heartproof.loss.LogitMargin;
import io.heartproof.model.TorchClassifier;
import io.heartproof.nn.Parameters;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.ScaledNetwork;
import io.heartproof.testing.SmallWorld;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A network is as easy to fool whatever its logits are multiplied by: attacks must not take a small gradient for none. */
@ExtendWith(NoTensorLeft.class)
class ScaledLogitsTest {
    private static final double[] SCALES = {1e-30, 1e-10, 1e20};

    /** The answer is the first class; the third is 1.5 below it. */
    private static final float[] BIASES = {2, 0, 0.5f};

    private static TorchClassifier scaled(double scale) {
        LinearNetwork network = new LinearNetwork(new Parameters(Device.CPU), BIASES);
        return new TorchClassifier(SmallWorld.CONTRACT, new ScaledNetwork(network, scale));
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                        Pgd.of(0.25, 10, new LogitMargin()).with(StepRule.STEEPEST_SHARE),
                        new ApgdTargeted(3, 10),
                        new SmoothAttack(10, 10),
                        new Fmn(60))
                .flatMap(attack -> Stream.of(Norm.values()).map(norm -> Arguments.of(attack, norm)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void breaksWithThreeTimesTheSmallestNoise(Attack attack, Norm norm) {
        for (double scale : SCALES) {
            try (TorchClassifier classifier = scaled(scale);
                    Scope scope = Scope.open()) {
                assertThat(attack.attack(classifier, space(norm, 3)).broken())
                        .as("logits times " + scale)
                        .containsExactly(true);
            }
        }
    }

    static Stream<Norm> norms() {
        return Stream.of(Norm.values());
    }

    @ParameterizedTest
    @MethodSource("norms")
    void theSearchForTheSmallestNoiseFindsIt(Norm norm) {
        for (double scale : SCALES) {
            try (TorchClassifier classifier = scaled(scale);
                    Scope scope = Scope.open()) {
                NoiseSpace unbounded = space(norm, 1).withEpsilons(Double.POSITIVE_INFINITY);
                double size = new Fmn(200).smallest(classifier, unbounded).sizes()[0];
                assertThat(size / smallest(norm)).as("logits times " + scale).isCloseTo(1, within(0.05));
            }
        }
    }

    /** Steps of that length on cross entropy, which is 1e-13 where a network is this sure. */
    @ParameterizedTest
    @MethodSource("norms")
    void breaksANetworkThatIsSure(Norm norm) {
        try (TorchClassifier classifier = scaled(8);
                Scope scope = Scope.open()) {
            for (Attack attack : List.of(Apgd.crossEntropy(10), Apgd.margin(10))) {
                assertThat(attack.attack(classifier, space(norm, 3)).broken()).containsExactly(true);
            }
        }
    }

    private static NoiseSpace space(Norm norm, double factor) {
        Tensor labels = Tensors.of(new int[] {0}, Device.CPU);
        return LinearNetwork.flat(Budget.relative(norm, factor * smallest(norm)), labels, Criterion.ANSWER_DIFFERS);
    }

    private static double smallest(Norm norm) {
        return LinearNetwork.smallest(norm, 1.5, 0, 2);
    }
}
