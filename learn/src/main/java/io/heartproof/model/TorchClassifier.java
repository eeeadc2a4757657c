package io.heartproof.model;

import io.heartproof.contract.InputContract;
import io.heartproof.nn.Architecture;
import io.heartproof.nn.Network;
import io.heartproof.nn.NetworkSize;
import io.heartproof.nn.Parameters;
import io.heartproof.tensor.Device;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * A network and the contract of its input. Owns the network.
 *
 * @param contract how a recording becomes the network's input, and the names of its outputs
 * @param network from (N, L, T) to (N, K) with the contract's L and K
 */
public record TorchClassifier(InputContract contract, Network network) implements DifferentiableClassifier {
    /**
     * A new classifier of an architecture, of the contract's size; the caller closes it.
     *
     * @param seed of the initial values
     */
    public static TorchClassifier create(Architecture architecture, InputContract contract, Device device, long seed) {
        NetworkSize size =
                new NetworkSize(contract.leads().size(), contract.labels().size());
        return new TorchClassifier(contract, architecture.create(size, device, seed));
    }

    @Override
    public Tensor logits(Tensor values, Tensor mask) {
        return network.forward(values, mask);
    }

    @Override
    public Parameters parameters() {
        return network.parameters();
    }

    @Override
    public Optional<DifferentiableClassifier> twin() {
        return network.twin().map(twin -> new TorchClassifier(contract, twin));
    }

    @Override
    public void close() {
        network.close();
    }
}
