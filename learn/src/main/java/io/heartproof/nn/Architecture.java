package io.heartproof.nn;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.heartproof.tensor.Device;

/**
 * A kind of network under a name, of any number of leads and classes. To add one, implement this in a public class with a
 * public constructor without parameters and name the class in a file {@code
 * META-INF/services/io.heartproof.nn.Architecture}; {@link Architectures} finds it, and settings and model files may name
 * it. Implementations are immutable and thread-safe, and equal where they are of one class.
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
     * Multiplications, each with an addition, in a forward pass of one recording.
     *
     * @param samples T, padding included
     */
    long multiplyAdds(NetworkSize size, int samples);

    /** {@link Architectures#named}, which Jackson calls. */
    @JsonCreator
    static Architecture named(String name) {
        return Architectures.named(name);
    }
}
