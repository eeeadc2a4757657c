package io.heartproof.training.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.nn.Parameters;
import io.heartproof.nn.Uniform;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Safetensors;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoTensorLeft.class)
class WeightPerturbationTest {
    private final Parameters parameters = parameters();

    private static Parameters parameters() {
        Parameters parameters = new Parameters(Device.CPU);
        Uniform any = new Uniform(0);
        parameters.uniform("weight", any, 1, 1, 2);
        parameters.uniform("flat", any, 1, 1, 2);
        parameters.uniform("bias", any, 1, 2);
        parameters.load("by hand", Map.of("weight", row(3, 4), "flat", row(5, 6), "bias", bias()));
        return parameters;
    }

    private static Safetensors.Array row(float... values) {
        return new Safetensors.Array(new long[] {1, 2}, values);
    }

    private static Safetensors.Array bias() {
        return new Safetensors.Array(new long[] {2}, new float[] {7, 8});
    }

    @AfterEach
    void free() {
        parameters.close();
    }

    /** A weight of length 5 goes 0.1 of that along (0.6, 0.8), the direction of its gradient. */
    @Test
    void movesEachLayerByAShareOfItsLengthAlongItsGradientAndBack() {
        try (Scope scope = Scope.open();
                WeightPerturbation perturbation = new WeightPerturbation(parameters)) {
            parameters.addGradients(List.of(gradient(6, 8, 1, 2), gradient(0, 0, 1, 2), gradient(9, 9, 2)));
            perturbation.move(0.1);
            assertThat(values("weight")).containsExactly(new float[] {3.3f, 4.4f}, within(1e-6f));
            assertThat(values("flat")).as("no gradient").containsExactly(5, 6);
            assertThat(values("bias")).as("one dimension").containsExactly(7, 8);
            assertThat(parameters.byName().values())
                    .noneMatch(tensor -> tensor.grad().defined());
        }
        assertThat(values("weight")).containsExactly(3, 4);
    }

    private float[] values(String name) {
        return parameters.copy().get(name).values();
    }

    private static Tensor gradient(float first, float second, long... shape) {
        return Tensors.of(new float[] {first, second}, Device.CPU, shape);
    }
}
