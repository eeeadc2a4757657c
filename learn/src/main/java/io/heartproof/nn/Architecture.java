package io.heartproof.nn;

import io.heartproof.problem.BadUsage;
import io.heartproof.tensor.Device;
import java.util.Arrays;
import java.util.Locale;

/** The built-in architectures, named as in the published program. */
public enum Architecture {
    /** {@link ResNet18} with masked average pooling: the paper's main network. */
    RESNET18A(Pooling.AVERAGE),
    /** {@link ResNet18} with maximum pooling. */
    RESNET18M(Pooling.MAXIMUM);

    private final Pooling pooling;

    Architecture(Pooling pooling) {
        this.pooling = pooling;
    }

    /** The architecture of that name, such as {@code resnet18a}. */
    public static Architecture named(String name) {
        return Arrays.stream(values())
                .filter(a -> a.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadUsage(
                        "network.architecture must be one of " + Arrays.toString(values()) + ", got '" + name + "'"));
    }

    /** A new network of this architecture. */
    public Network create(ResNet18.Size size, Device device, long seed) {
        return new ResNet18(pooling, size, device, seed);
    }

    /** {@link ResNet18#multiplyAdds}: what a forward pass of one recording of so many samples costs. */
    public long multiplyAdds(ResNet18.Size size, int samples) {
        return ResNet18.multiplyAdds(size, samples);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
