package io.heartproof.training.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two steps from the value 1 with the gradients 2 and -1, by hand. */
@ExtendWith(NoTensorLeft.class)
class UpdateRuleTest {
    @Test
    void adam() {
        // step 1: m = 0.2, v = 0.004; m/(1 - 0.9) = 2, sqrt(v/(1 - 0.999)) = 2: moves by 0.1 x 1
        // step 2: m = 0.18 - 0.1 = 0.08, v = 0.003996 + 0.001 = 0.004996; m/0.19 = 0.4210526,
        //         sqrt(v/0.001999) = 1.5808993: moves by 0.1 x 0.2663374
        assertPath(OptimiserConfig.published(OptimiserKind.ADAM, 0.1), 0.9, 0.9 - 0.02663374);
    }

    @Test
    void adamWithWeightDecayInTheGradient() {
        // step 1: any positive gradient moves by 0.1: g = 2 + 0.5 x 1
        assertPath(new OptimiserConfig(OptimiserKind.ADAM, 0.1, 0.5, DecayForm.PUBLISHED, 0), 0.9);
    }

    @Test
    void adamWithDecoupledWeightDecay() {
        // step 1: 1 x (1 - 0.1 x 0.5) - 0.1
        for (DecayForm form : DecayForm.values()) {
            assertPath(new OptimiserConfig(OptimiserKind.ADAMW, 0.1, 0.5, form, 0), 0.85);
        }
        assertPath(new OptimiserConfig(OptimiserKind.ADAM, 0.1, 0.5, DecayForm.DECOUPLED, 0), 0.85);
    }

    @Test
    void adamax() {
        // step 1: m = 0.2, u = 2: moves by 0.1 x (0.2/0.1)/2 = 0.1
        // step 2: m = 0.08, u = max(1.998, 1) = 1.998: moves by 0.1 x (0.08/0.19)/1.998 = 0.0210737
        assertPath(OptimiserConfig.published(OptimiserKind.ADAMAX, 0.1), 0.9, 0.9 - 0.0210737);
    }

    @Test
    void nesterov() {
        // step 1: v = 2: moves by 0.1 x (2 + 0.9 x 2) = 0.38
        // step 2: v = 1.8 - 1 = 0.8: moves by 0.1 x (-1 + 0.9 x 0.8) = -0.028
        assertPath(new OptimiserConfig(OptimiserKind.SGD, 0.1, 0, DecayForm.DECOUPLED, 0.9), 0.62, 0.648);
    }

    @Test
    void momentumRemembersNothingOfADecoupledDecay() {
        // step 1: 1 x (1 - 0.1 x 0.5) - 0.38 = 0.57
        // step 2: 0.57 x 0.95 + 0.028 = 0.5695
        assertPath(new OptimiserConfig(OptimiserKind.SGD, 0.1, 0.5, DecayForm.DECOUPLED, 0.9), 0.57, 0.5695);
    }

    @Test
    void momentumRemembersThePublishedDecay() {
        // step 1: g = 2.5: moves by 0.1 x (2.5 + 0.9 x 2.5) = 0.475
        // step 2: g = -1 + 0.5 x 0.525 = -0.7375, v = 2.25 - 0.7375 = 1.5125: moves by 0.1 x (-0.7375 + 1.36125) =
        // 0.062375
        assertPath(new OptimiserConfig(OptimiserKind.SGD, 0.1, 0.5, DecayForm.PUBLISHED, 0.9), 0.525, 0.462625);
    }

    private static void assertPath(OptimiserConfig config, double... expected) {
        float[] gradients = {2, -1};
        UpdateRule rule = UpdateRule.of(config);
        try (Scope scope = Scope.open()) {
            Tensor value = Tensors.of(new float[] {1}, Device.CPU, 1);
            List<Tensor> memory = new ArrayList<>();
            rule.memory().forEach(name -> memory.add(torch.zeros_like(value)));
            for (int step = 1; step <= expected.length; step++) {
                Tensor gradient = Tensors.of(new float[] {gradients[step - 1]}, Device.CPU, 1);
                rule.update(value, gradient, memory, new UpdateRule.CurrentStep(step, config.learningRate()));
                assertThat(value.item_double()).isCloseTo(expected[step - 1], within(1e-6));
            }
        }
    }
}
