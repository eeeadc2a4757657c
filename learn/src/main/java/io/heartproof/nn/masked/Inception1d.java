package io.heartproof.nn.masked;

import io.heartproof.nn.NetworkSize;
import io.heartproof.nn.layer.Init;
import io.heartproof.nn.layer.LayeredArchitecture;
import io.heartproof.nn.layer.Layers;

/** {@code inception1d}: {@link InceptionTime} under its name in settings. */
public record Inception1d() implements LayeredArchitecture {
    @Override
    public String name() {
        return "inception1d";
    }

    @Override
    public Layers layers(NetworkSize size, Init init) {
        return new InceptionTime(size, init);
    }
}
