package io.heartproof.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The logits z = (1, 2, 3) with every label, by hand. With e = 2.7182818, e^2 = 7.3890561, e^3 = 20.0855369 the
 * logarithms of their sums are: of all 3.4076060, without e 3.3132617, without e^2 3.1269280, without e^3 2.3132617.
 */
@ExtendWith(NoTensorLeft.class)
class LossTest {
    private static final float[] LOGITS = {1, 2, 3, 1, 2, 3, 1, 2, 3};
    private static final int[] LABELS = {0, 1, 2};

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(new CrossEntropy(), new float[] {2.4076060f, 1.4076060f, 0.4076060f}),
                Arguments.of(new LogitMargin(), new float[] {2, 1, -1}),
                Arguments.of(new SoftLogitMargin(), new float[] {2.3132617f, 1.1269280f, -0.6867383f}),
                // (1 - 1)^2 + 2^2 + 3^2, 1 + (2 - 1)^2 + 3^2, 1 + 2^2 + (3 - 1)^2
                Arguments.of(new SquaredError(), new float[] {13, 11, 9}));
    }

    static Stream<Arguments> gradients() {
        // shares e^z_k / sum: of all 0.0900306, 0.2447285, 0.6652410; without e 0.2689414, 0.7310586;
        // without e^2 0.1192029, 0.8807971; without e^3 0.2689414, 0.7310586
        return Stream.of(
                Arguments.of(new CrossEntropy(), new float[] {
                    -0.9099694f,
                    0.2447285f,
                    0.6652410f,
                    0.0900306f,
                    -0.7552715f,
                    0.6652410f,
                    0.0900306f,
                    0.2447285f,
                    -0.3347590f
                }),
                Arguments.of(new LogitMargin(), new float[] {-1, 0, 1, 0, -1, 1, 0, 1, -1}),
                Arguments.of(new SoftLogitMargin(), new float[] {
                    -1, 0.2689414f, 0.7310586f, 0.1192029f, -1, 0.8807971f, 0.2689414f, 0.7310586f, -1
                }),
                Arguments.of(new SquaredError(), new float[] {0, 4, 6, 2, 2, 6, 2, 4, 4}));
    }

    @ParameterizedTest
    @MethodSource("values")
    void isTheHandCalculatedValue(Loss loss, float[] expected) {
        try (Scope scope = Scope.open()) {
            Tensor logits = Tensors.of(LOGITS, Device.CPU, 3, 3);
            assertThat(Tensors.toFloats(loss.perRecording(logits, Tensors.of(LABELS, Device.CPU))))
                    .containsExactly(expected, within(1e-6f));
        }
    }

    @ParameterizedTest
    @MethodSource("gradients")
    void hasTheHandCalculatedGradient(Loss loss, float[] expected) {
        try (Scope scope = Scope.open()) {
            Tensor logits = Tensors.of(LOGITS, Device.CPU, 3, 3).set_requires_grad(true);
            Tensor sum =
                    loss.perRecording(logits, Tensors.of(LABELS, Device.CPU)).sum();
            assertThat(Tensors.toFloats(Tensors.gradient(sum, logits))).containsExactly(expected, within(1e-6f));
        }
    }

    static Stream<Loss> margins() {
        return Stream.of(new CrossEntropy(), new LogitMargin(), new SoftLogitMargin());
    }

    @ParameterizedTest
    @MethodSource("margins")
    void staysFiniteForHugeLogits(Loss loss) {
        try (Scope scope = Scope.open()) {
            Tensor logits =
                    Tensors.of(new float[] {1000, -1000}, Device.CPU, 1, 2).set_requires_grad(true);
            Tensor value = loss.perRecording(logits, Tensors.of(new int[] {1}, Device.CPU));
            // two classes, the other one ahead by 2000: all three losses are that difference
            assertThat(Tensors.toFloats(value)).containsExactly(2000);
            assertThat(Tensors.toFloats(Tensors.gradient(value.sum(), logits))).containsExactly(1, -1);
        }
    }

    /** 3.4076060 - (0.5 x 1 + 0.3 x 2 + 0.2 x 3) */
    @Test
    void crossEntropyTakesLabelsThatAreSharesOfClasses() {
        try (Scope scope = Scope.open()) {
            Tensor logits = Tensors.of(new float[] {1, 2, 3}, Device.CPU, 1, 3);
            Tensor label = Tensors.of(new float[] {0.5f, 0.3f, 0.2f}, Device.CPU, 1, 3);
            assertThat(new CrossEntropy().perRecording(logits, label).item_double())
                    .isCloseTo(1.7076060, within(1e-6));
        }
    }
}
