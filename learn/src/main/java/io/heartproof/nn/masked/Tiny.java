package io.heartproof.nn.masked;

import io.heartproof.nn.NetworkSize;
import io.heartproof.nn.layer.Init;
import io.heartproof.nn.layer.LayeredArchitecture;
import io.heartproof.nn.layer.Layers;

/** {@code tiny}: {@link SeparableNet}, for small devices. It has under 100,000 parameters for up to 12 leads and 71 classes. */
public record Tiny() implements LayeredArchitecture {
    @Override
    public String name() {
        return "tiny";
    }

    @Override
    public Layers layers(NetworkSize size, Init init) {
        return new SeparableNet(size, init);
    }
}
