package io.heartproof.extending;

import io.heartproof.nn.Architecture;
import io.heartproof.nn.Network;
import io.heartproof.nn.NetworkSize;
import io.heartproof.nn.Operations;
import io.heartproof.nn.Parameters;
import io.heartproof.nn.layer.Init;
import io.heartproof.nn.layer.Linear;
import io.heartproof.tensor.Device;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/** A network of one's own, as {@code docs/extending.md} shows it: the mean of each lead over the signal, then a linear layer. */
public final class MeanNetwork implements Network {
    private final NetworkSize size;
    private final Parameters parameters;
    private final Linear linear;

    private MeanNetwork(NetworkSize size, Device device, long seed) {
        Init init = Init.on(device, seed);
        this.size = size;
        this.parameters = init.parameters();
        this.linear = Linear.of("linear", size.leads(), size.classes(), init);
    }

    /** What settings name; the class stands in {@code META-INF/services/io.heartproof.nn.Architecture}. */
    public record Mean() implements Architecture {
        @Override
        public String name() {
            return "mean";
        }

        @Override
        public Network create(NetworkSize size, Device device, long seed) {
            return new MeanNetwork(size, device, seed);
        }

        @Override
        public long multiplyAdds(NetworkSize size, int samples) {
            return (long) size.leads() * (samples + size.classes());
        }
    }

    @Override
    public Tensor forward(Tensor values, Tensor mask) {
        return compute(parameters.operations(), values, mask);
    }

    @Override
    public <V> Optional<V> described(Operations<V> on, V values, V mask) {
        return Optional.of(compute(on, values, mask));
    }

    private <V> V compute(Operations<V> on, V values, V mask) {
        V mean = on.divide(on.sumOverTime(on.multiply(values, mask)), on.sumOverTime(mask), 1e-8);
        return linear.compute(on, mean);
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public Optional<Network> twin() {
        MeanNetwork twin = new MeanNetwork(size, parameters.device(), 0);
        twin.parameters.share(parameters);
        return Optional.of(twin);
    }
}
