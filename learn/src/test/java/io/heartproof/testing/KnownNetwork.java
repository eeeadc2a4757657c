package io.heartproof.testing;

import io.heartproof.nn.Network;
import io.heartproof.nn.Parameters;
import io.heartproof.nn.Uniform;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Safetensors;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A network that tells the classes of {@link SmallWorld} apart by construction, smooth, and in double precision, so that
 * its answers and the signs of its gradients are the same on every processor:
 *
 * <pre>{@code
 * h_1, h_2 = sum over time of tanh(mean of the first four leads; of the last four) / samples of signal
 * z_up     = 1.25 (h_1 + h_2)      z_down = -1.25 (h_1 + h_2)      z_apart = 1.25 (h_1 - h_2) + 0.75
 * }</pre>
 *
 * "Up" is right while h_2 is above 0.3, which is an offset of 0.31, "down" while h_1 is below -0.3, "apart" while h_1 is above
 * -0.3 and h_2 below 0.3; the offsets are 0.7. The gradient is not zero on padding, as that of a convolutional network.
 */
public final class KnownNetwork implements Network {
    /** The name of its first weight, (2, 8). */
    public static final String GROUPS = "groups.weight";

    /** The name of its last weight, (3, 2). */
    public static final String ANSWERS = "answers.weight";

    private static final String BIAS = "answers.bias";
    private static final Map<String, Safetensors.Array> WEIGHTS = new TreeMap<>(Map.of(
            GROUPS,
            array(new float[] {.25f, .25f, .25f, .25f, 0, 0, 0, 0, 0, 0, 0, 0, .25f, .25f, .25f, .25f}, 2, 8),
            ANSWERS,
            array(new float[] {1.25f, 1.25f, -1.25f, -1.25f, 1.25f, -1.25f}, 3, 2),
            BIAS,
            array(new float[] {0, 0, .75f}, 3)));

    private final Parameters parameters = new Parameters(Device.CPU);

    KnownNetwork() {
        Uniform any = new Uniform(0);
        WEIGHTS.forEach((name, array) -> parameters.uniform(name, any, 1, array.shape()));
        parameters.load("by construction", WEIGHTS);
        parameters.byName().forEach((name, tensor) -> share(tensor, tensor));
    }

    @Override
    public Tensor forward(Tensor values, Tensor mask) {
        Tensor groups = torch.matmul(parameters.get(GROUPS), values.to(torch.ScalarType.Double));
        Tensor means = groups.tanh().sum(2).div(mask.sum(2).add(new Scalar(1e-9)));
        return torch.linear(means, parameters.get(ANSWERS), Tensors.some(parameters.get(BIAS)));
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public Optional<Network> twin() {
        KnownNetwork twin = new KnownNetwork();
        twin.parameters.byName().forEach((name, tensor) -> share(tensor, parameters.get(name)));
        return Optional.of(twin);
    }

    /** Both have one memory from then on, of doubles. */
    private static void share(Tensor tensor, Tensor other) {
        try (Scope scope = Scope.open()) {
            tensor.set_data(other.detach().to(torch.ScalarType.Double));
        }
    }

    private static Safetensors.Array array(float[] values, long... shape) {
        return new Safetensors.Array(shape, values);
    }
}
