package io.heartproof.nn;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.heartproof.problem.BadUsage;
import io.heartproof.tensor.Device;

/**
 * A kind of network under a name, of any number of leads and classes. To add one, implement this, or {@link
 * io.heartproof.nn.layer.LayeredArchitecture}, in a public class with a public constructor without parameters and name the
 * class in a file {@code META-INF/services/io.heartproof.nn.Architecture}; {@link Architectures} finds it, and settings and
 * model files may name it. Implementations are immutable and thread-safe, and equal where they are of one class.
 */
public interface Architecture {
    /** The name in settings and model files, such as {@code resnet18a}; no other architecture has it. */
    @JsonValue
    String name();

    /**
     * A new network.
     *
     * @param seed of the initial values: equal seeds give equal networks on every device
     */
    Network create(NetworkSize size, Device device, long seed);

    /**
     * Multiplications, each with an addition, that the convolutions of a forward pass make for one recording; norms,
     * activations, pooling and linear layers, some percent of most networks, are not counted. Makes a network and counts what
     * it describes.
     *
     * @param samples T, padding included
     * @throws BadUsage where the network does not describe itself
     */
    default long multiplyAdds(NetworkSize size, int samples) {
        ConvolutionCount count = new ConvolutionCount();
        try (Network network = create(size, Device.CPU, 0)) {
            if (network.described(count, (long) samples, (long) samples).isEmpty()) {
                throw new BadUsage(
                        "network.architecture " + name() + " cannot be counted: it does not say what it computes");
            }
        }
        return count.multiplyAdds();
    }

    /** {@link Architectures#named}, which Jackson calls. */
    @JsonCreator
    static Architecture named(String name) {
        return Architectures.named(name);
    }
}
