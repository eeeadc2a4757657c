package io.heartproof.attack.shaped;

import io.heartproof.model.TorchClassifier;
import io.heartproof.nn.Network;
import io.heartproof.nn.Parameters;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Tensors;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * A randomised defence: a network of three classes whose first logit gains a random weighted sum of the samples, another one at
 * each question. The numbers come from a fixed seed.
 */
final class WaveringNetwork implements Network {
    private final Network network;
    private final double size;
    private final SplittableRandom random = new SplittableRandom(3);

    private WaveringNetwork(Network network, double size) {
        this.network = network;
        this.size = size;
    }

    /** With the weights of {@link WeightedNetwork}, which stays the caller's, and random ones so many times as large. */
    static TorchClassifier around(TorchClassifier steady, double size) {
        return new TorchClassifier(steady.contract(), new WaveringNetwork(steady.network(), size));
    }

    @Override
    public Tensor forward(Tensor values, Tensor mask) {
        float[] weights = new float[Math.toIntExact(values.size(1) * values.size(2))];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (100 * size * (2 * random.nextDouble() - 1) / weights.length);
        }
        Tensor drawn = Tensors.of(weights, Device.CPU, 1, values.size(1), values.size(2));
        Tensor wavering = values.mul(drawn).sum(new long[] {1, 2}).unsqueeze(1);
        Tensor none = torch.zeros_like(wavering);
        return network.forward(values, mask).add(torch.cat(new TensorVector(wavering, none, none), 1));
    }

    @Override
    public Parameters parameters() {
        return network.parameters();
    }

    @Override
    public void close() {}
}
