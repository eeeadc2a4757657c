package io.heartproof.testing;

import io.heartproof.nn.ConvolutionShape;
import io.heartproof.nn.Network;
import io.heartproof.nn.Operations;
import io.heartproof.nn.Parameters;
import io.heartproof.tensor.Scope;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * A network that computes in double precision. Kernels of different processors add in different orders, and a network of
 * many layers makes of that 1e-4 of a gradient, or another sign where it is almost zero. Here it is 1e-13, so that what a
 * test says holds on every processor. Values and mask come, and the input's gradient goes, in single precision as ever.
 * Owns the network, whose weights it makes double.
 */
public final class DoublePrecision implements Network {
    private final Network network;

    public DoublePrecision(Network network) {
        this.network = network;
        try (Scope scope = Scope.open()) {
            for (Tensor parameter : parameters().byName().values()) {
                parameter.set_data(parameter.detach().to(torch.ScalarType.Double));
            }
        }
    }

    @Override
    public Tensor forward(Tensor values, Tensor mask) {
        return network.described(
                        new InDouble(parameters().operations()),
                        values.to(torch.ScalarType.Double),
                        mask.to(torch.ScalarType.Double))
                .orElseThrow();
    }

    @Override
    public Parameters parameters() {
        return network.parameters();
    }

    @Override
    public Optional<Network> twin() {
        return network.twin().map(DoublePrecision::new);
    }

    @Override
    public void close() {
        network.close();
    }

    /** The product's operations, but for the one that goes back to single precision. */
    private record InDouble(Operations<Tensor> on) implements Operations<Tensor> {
        @Override
        public Tensor inSinglePrecision(Tensor x, UnaryOperator<Tensor> rest) {
            return rest.apply(x);
        }

        @Override
        public Tensor parameter(String name) {
            return on.parameter(name);
        }

        @Override
        public Tensor convolution(Tensor x, ConvolutionShape shape, Tensor weight, @Nullable Tensor bias) {
            return on.convolution(x, shape, weight, bias);
        }

        @Override
        public Tensor featureNorm(Tensor x, int features, Tensor weight, Tensor bias) {
            return on.featureNorm(x, features, weight, bias);
        }

        @Override
        public Tensor signalNorm(Tensor x, Tensor mask, Tensor weight, Tensor bias) {
            return on.signalNorm(x, mask, weight, bias);
        }

        @Override
        public Tensor leakyRelu(Tensor x) {
            return on.leakyRelu(x);
        }

        @Override
        public Tensor relu(Tensor x) {
            return on.relu(x);
        }

        @Override
        public Tensor sigmoid(Tensor x) {
            return on.sigmoid(x);
        }

        @Override
        public Tensor add(Tensor x, Tensor y) {
            return on.add(x, y);
        }

        @Override
        public Tensor maxPool(Tensor x, int kernel, int stride, int padding) {
            return on.maxPool(x, kernel, stride, padding);
        }

        @Override
        public Tensor averagePool(Tensor x, int kernel, int stride) {
            return on.averagePool(x, kernel, stride);
        }

        @Override
        public Tensor zeroBelow(Tensor x, double threshold) {
            return on.zeroBelow(x, threshold);
        }

        @Override
        public Tensor multiply(Tensor x, Tensor y) {
            return on.multiply(x, y);
        }

        @Override
        public Tensor scale(Tensor x, Tensor factors) {
            return on.scale(x, factors);
        }

        @Override
        public Tensor concatenate(List<Tensor> all) {
            return on.concatenate(all);
        }

        @Override
        public Tensor sumOverTime(Tensor x) {
            return on.sumOverTime(x);
        }

        @Override
        public Tensor divide(Tensor x, Tensor y, double epsilon) {
            return on.divide(x, y, epsilon);
        }

        @Override
        public Tensor linear(Tensor x, Tensor weight, Tensor bias) {
            return on.linear(x, weight, bias);
        }

        @Override
        public Tensor timeFirst(Tensor x) {
            return on.timeFirst(x);
        }

        @Override
        public Tensor largestOverTime(Tensor x) {
            return on.largestOverTime(x);
        }
    }
}
