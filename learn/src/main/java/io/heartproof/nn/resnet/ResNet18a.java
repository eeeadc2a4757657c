package io.heartproof.nn.resnet;

import io.heartproof.nn.NetworkSize;
import io.heartproof.nn.layer.Init;
import io.heartproof.nn.layer.LayeredArchitecture;
import io.heartproof.nn.layer.Layers;
import io.heartproof.nn.layer.Pooling;

/** {@link ResNet18} with masked average pooling: the paper's main network. */
public record ResNet18a() implements LayeredArchitecture {
    @Override
    public String name() {
        return "resnet18a";
    }

    @Override
    public Layers layers(NetworkSize size, Init init) {
        return new ResNet18(Pooling.AVERAGE, size, init);
    }
}
