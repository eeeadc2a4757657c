package io.heartproof.nn.layer;

import io.heartproof.nn.Network;
import io.heartproof.nn.NetworkSize;
import io.heartproof.nn.Operations;
import io.heartproof.nn.Parameters;
import io.heartproof.tensor.Tensors;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/** Layers and their parameters, which it owns. */
record LayeredNetwork(LayeredArchitecture architecture, NetworkSize size, Layers layers, Parameters parameters)
        implements Network {
    static LayeredNetwork of(LayeredArchitecture architecture, NetworkSize size, Init init) {
        return new LayeredNetwork(architecture, size, architecture.layers(size, init), init.parameters());
    }

    @Override
    public Tensor forward(Tensor values, Tensor mask) {
        requireFit(values);
        return layers.logits(parameters.operations(), values, mask);
    }

    @Override
    public <V> Optional<V> described(Operations<V> on, V values, V mask) {
        return Optional.of(layers.logits(on, values, mask));
    }

    @Override
    public Optional<Network> twin() {
        LayeredNetwork twin = of(architecture, size, Init.on(parameters.device(), 0));
        twin.parameters.share(parameters);
        return Optional.of(twin);
    }

    private void requireFit(Tensor values) {
        boolean fits = values.dim() == 3
                && values.size(1) == size.leads()
                && values.size(2) >= Pooling.WINDOW
                && values.size(2) % Pooling.STRIDE == 0;
        if (!fits) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "expected (N, %d, T) with T a multiple of %d and at least %d, got %s",
                    size.leads(),
                    Pooling.STRIDE,
                    Pooling.WINDOW,
                    Arrays.toString(Tensors.shape(values))));
        }
    }
}
