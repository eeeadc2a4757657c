package io.heartproof.attack.shaped;

import io.heartproof.attack.Budget;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Victims;
import io.heartproof.model.TorchClassifier;
import io.heartproof.nn.Network;
import io.heartproof.nn.Parameters;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Safetensors;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.SmallWorld;
import java.util.Arrays;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * A linear network whose answers are known: with w the weights in time, the same in every lead,
 *
 * <pre>{@code
 * s = mean over leads and samples of signal of w_t x_t + bias,   z = (100 s, -100 s, -1000)
 * }</pre>
 *
 * A flat recording is of the first class while the noise takes less than the bias away.
 */
final class WeightedNetwork implements Network {
    /** Where the signal begins in 4,096 samples, of which it is the last 2,000. */
    static final int FIRST = 2096;

    private static final int LENGTH = 4096;
    private static final String WEIGHTS = "weights";

    private final Parameters parameters = new Parameters(Device.CPU);
    private final double bias;

    private WeightedNetwork(double bias, float... weights) {
        this.bias = bias;
        parameters.constant(WEIGHTS, 0, weights.length);
        parameters.load(
                "by construction", Map.of(WEIGHTS, new Safetensors.Array(new long[] {weights.length}, weights)));
    }

    /** With the contract of {@link SmallWorld}; the caller closes it. */
    static TorchClassifier classifier(double bias, IntToDoubleFunction weight) {
        float[] weights = new float[LENGTH];
        for (int t = 0; t < LENGTH; t++) {
            weights[t] = (float) weight.applyAsDouble(t);
        }
        return new TorchClassifier(SmallWorld.CONTRACT, new WeightedNetwork(bias, weights));
    }

    /** Flat recordings of the first class, in the current scope. */
    static NoiseSpace flat(int recordings, Norm norm, double epsilon) {
        float[] mask = new float[recordings * LENGTH];
        for (int n = 0; n < recordings; n++) {
            Arrays.fill(mask, n * LENGTH + FIRST, (n + 1) * LENGTH, 1);
        }
        Victims victims = new Victims(
                Tensors.of(new float[recordings * 8 * LENGTH], Device.CPU, recordings, 8, LENGTH),
                Tensors.of(mask, Device.CPU, recordings, 1, LENGTH),
                Tensors.of(new int[recordings], Device.CPU),
                LongStream.range(0, recordings).toArray());
        return NoiseSpace.of(Budget.relative(norm, epsilon), victims, SmallWorld.CONTRACT);
    }

    @Override
    public Tensor forward(Tensor values, Tensor mask) {
        Tensor samples = mask.sum(2).mul(new Scalar(values.size(1)));
        Tensor sum = values.mul(mask).matmul(parameters.get(WEIGHTS)).sum(1).unsqueeze(1);
        Tensor s = sum.div(samples).add(new Scalar(bias)).mul(new Scalar(100));
        return torch.cat(new TensorVector(s, s.neg(), Tensors.scale(s, 0).sub(new Scalar(1000))), 1);
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }
}
