package io.heartproof.extending;

import io.heartproof.nn.NetworkSize;
import io.heartproof.nn.Operations;
import io.heartproof.nn.layer.Init;
import io.heartproof.nn.layer.LayeredArchitecture;
import io.heartproof.nn.layer.Layers;
import io.heartproof.nn.layer.Linear;
import io.heartproof.nn.layer.Signal;

/** The mean of each lead over the signal, then a linear layer: the quickest network there is, for tests of commands. */
public record MeanNetwork() implements LayeredArchitecture {
    @Override
    public String name() {
        return "mean";
    }

    @Override
    public Layers layers(NetworkSize size, Init init) {
        return new MeanLayers(Linear.of("linear", size.leads(), size.classes(), init));
    }

    private record MeanLayers(Linear linear) implements Layers {
        @Override
        public <V> V logits(Operations<V> on, V values, V mask) {
            return linear.compute(on, new Signal<>(on.multiply(values, mask), mask).mean(on));
        }
    }
}
