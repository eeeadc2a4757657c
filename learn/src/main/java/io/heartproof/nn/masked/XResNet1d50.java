package io.heartproof.nn.masked;

import io.heartproof.nn.NetworkSize;
import io.heartproof.nn.layer.Init;
import io.heartproof.nn.layer.LayeredArchitecture;
import io.heartproof.nn.layer.Layers;

/** {@code xresnet1d50}: {@link XResNet} of fifty layers. */
public record XResNet1d50() implements LayeredArchitecture {
    @Override
    public String name() {
        return "xresnet1d50";
    }

    @Override
    public Layers layers(NetworkSize size, Init init) {
        return new XResNet(size, init);
    }
}
