package io.heartproof.nn.resnet;

import io.heartproof.nn.NetworkSize;
import io.heartproof.nn.layer.Init;
import io.heartproof.nn.layer.LayeredArchitecture;
import io.heartproof.nn.layer.Layers;
import io.heartproof.nn.layer.Pooling;

/** {@link ResNet18} with maximum pooling. */
public record ResNet18m() implements LayeredArchitecture {
    @Override
    public String name() {
        return "resnet18m";
    }

    @Override
    public Layers layers(NetworkSize size, Init init) {
        return new ResNet18(Pooling.MAXIMUM, size, init);
    }
}
