package io.heartproof.nn.resnet;

import io.heartproof.nn.Architecture;
import io.heartproof.nn.Network;
import io.heartproof.nn.NetworkSize;
import io.heartproof.nn.layer.Pooling;
import io.heartproof.tensor.Device;

/** {@link ResNet18} with masked average pooling: the paper's main network. */
public record ResNet18a() implements Architecture {
    @Override
    public String name() {
        return "resnet18a";
    }

    @Override
    public Network create(NetworkSize size, Device device, long seed) {
        return new ResNet18(Pooling.AVERAGE, size, device, seed);
    }

    /** Those of {@link ResNet18#multiplyAdds}. */
    @Override
    public long multiplyAdds(NetworkSize size, int samples) {
        return ResNet18.multiplyAdds(size, samples);
    }
}
