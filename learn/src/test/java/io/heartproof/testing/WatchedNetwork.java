package io.heartproof.testing;

import io.heartproof.nn.Network;
import io.heartproof.nn.Parameters;
import java.util.function.LongConsumer;
import org.bytedeco.pytorch.Tensor;

/**
 * A network that says how many recordings it is asked about, before it answers.
 *
 * @param asked takes their number; what it throws goes through
 */
public record WatchedNetwork(Network network, LongConsumer asked) implements Network {
    @Override
    public Tensor forward(Tensor values, Tensor mask) {
        asked.accept(values.size(0));
        return network.forward(values, mask);
    }

    @Override
    public Parameters parameters() {
        return network.parameters();
    }
}
