package io.heartproof.testing;

import io.heartproof.nn.Network;
import io.heartproof.nn.Parameters;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** All logits of a network times a number: its answers are the same, its gradients are small or large, or it is very sure. */
public record ScaledNetwork(Network network, double scale) implements Network {
    @Override
    public Tensor forward(Tensor values, Tensor mask) {
        return network.forward(values, mask).mul(new Scalar(scale));
    }

    @Override
    public Parameters parameters() {
        return network.parameters();
    }

    @Override
    public Optional<Network> twin() {
        return network.twin().map(twin -> new ScaledNetwork(twin, scale));
    }
}
