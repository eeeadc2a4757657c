package io.heartproof.training.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.nn.Parameters;
import io.heartproof.nn.Uniform;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Safetensors;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A weight (1, 2) and a bias (1), whose values and gradients are known. */
@ExtendWith(NoTensorLeft.class)
class OptimiserTest {
    private final Parameters parameters = new Parameters(Device.CPU);

    @BeforeEach
    void weightAndBias() {
        parameters.uniform("weight", new Uniform(1), 1, 1, 2);
        parameters.constant("bias", 4, 1);
        parameters.load(
                "test",
                Map.of(
                        "weight", new Safetensors.Array(new long[] {1, 2}, new float[] {1, 2}),
                        "bias", new Safetensors.Array(new long[] {1}, new float[] {4})));
    }

    @AfterEach
    void free() {
        parameters.close();
    }

    /** Gradients: 3 and 4 of the weight, 12 of the bias; the length of all is 13. */
    private void differentiate() {
        try (Scope scope = Scope.open()) {
            Tensor factors = Tensors.of(new float[] {3, 4}, Device.CPU, 1, 2);
            Tensor value = parameters.get("weight").mul(factors).sum();
            value.add(Tensors.scale(parameters.get("bias").sum(), 12)).backward();
        }
    }

    @Test
    void decoupledDecayDrawsWeightsButNoBias() {
        // 1 x (1 - 0.1 x 0.5) - 0.1 x 3, 2 x 0.95 - 0.1 x 4; 4 - 0.1 x 12
        step(DecayForm.DECOUPLED, 1, new float[] {0.65f, 1.5f}, 2.8f);
    }

    @Test
    void publishedDecayDrawsAll() {
        // without momentum the decay in the gradient comes to the same; 4 - 0.1 x (12 + 0.5 x 4)
        step(DecayForm.PUBLISHED, 1, new float[] {0.65f, 1.5f}, 2.6f);
    }

    @Test
    void aShareOfTheLearningRateScalesStepAndDecay() {
        // 1 x (1 - 0.05 x 0.5) - 0.05 x 3, 2 x 0.975 - 0.05 x 4; 4 - 0.05 x 12
        step(DecayForm.DECOUPLED, 0.5, new float[] {0.825f, 1.75f}, 3.4f);
    }

    private void step(DecayForm form, double share, float[] weight, float bias) {
        differentiate();
        try (Optimiser optimiser =
                Optimiser.of(new OptimiserConfig(OptimiserKind.SGD, 0.1, 0.5, form, 0), parameters)) {
            optimiser.step(share);
        }
        assertThat(parameters.copy().get("weight").values()).containsExactly(weight, within(1e-6f));
        assertThat(parameters.copy().get("bias").values()[0]).isCloseTo(bias, within(1e-6f));
    }

    @Test
    void theLengthOfTheGradientIsThatOfAllParametersTogether() {
        assertThat(parameters.gradientNorm()).isZero();
        differentiate();
        assertThat(parameters.gradientNorm()).isCloseTo(13, within(1e-6));
        parameters.clearGradients();
    }
}
