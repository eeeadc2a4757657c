package io.heartproof.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Directions of gradients whose squares floats hold, and of others: a network that is sure has gradients of 1e-20. */
@ExtendWith(NoTensorLeft.class)
class NormTest {
    /** The length of (3, -4) is 5. */
    @ParameterizedTest
    @ValueSource(floats = {1e-40f, 1e-30f, 1e-9f, 1, 1e25f})
    void theDirectionHasTheLengthOneHoweverSmallTheGradient(float scale) {
        try (Scope scope = Scope.open()) {
            Tensor gradients = Tensors.of(new float[] {3 * scale, -4 * scale, 3, -4}, Device.CPU, 2, 1, 2);
            assertThat(Tensors.toFloats(Norm.L2.steepest(gradients)))
                    .containsExactly(new float[] {0.6f, -0.8f, 0.6f, -0.8f}, within(1e-4f));
            assertThat(Tensors.toFloats(Norm.LINF.steepest(gradients))).containsExactly(1, -1, 1, -1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noGradientHasNoDirection(Norm norm) {
        try (Scope scope = Scope.open()) {
            Tensor none = Tensors.of(new float[2], Device.CPU, 1, 1, 2);
            assertThat(Tensors.toFloats(norm.steepest(none))).containsExactly(0, 0);
        }
    }

    /** As the published program divides. */
    @Test
    void anUsualGradientIsDividedByItsLength() {
        try (Scope scope = Scope.open()) {
            Tensor gradient = Tensors.of(new float[] {0.1f, 0.3f, -0.7f}, Device.CPU, 1, 1, 3);
            Tensor divided = gradient.div(Norm.L2.size(gradient).view(1, 1, 1));
            assertThat(Tensors.toFloats(Norm.L2.steepest(gradient))).containsExactly(Tensors.toFloats(divided));
        }
    }
}
