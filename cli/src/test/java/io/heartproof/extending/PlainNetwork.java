package io.heartproof.extending;

import io.heartproof.nn.ConvolutionShape;
import io.heartproof.nn.NetworkSize;
import io.heartproof.nn.Operations;
import io.heartproof.nn.layer.Init;
import io.heartproof.nn.layer.LayeredArchitecture;
import io.heartproof.nn.layer.Layers;
import io.heartproof.nn.layer.NormedConvolution;
import io.heartproof.nn.layer.Signal;
import io.heartproof.nn.layer.SignalHead;

/** Two convolutions, then mean and maximum over the signal. */
public record PlainNetwork() implements LayeredArchitecture {
    @Override
    public String name() {
        return "plain";
    }

    @Override
    public Layers layers(NetworkSize size, Init init) {
        return new PlainLayers(
                NormedConvolution.of("first", ConvolutionShape.centred(size.leads(), 8, 15, 8), init),
                NormedConvolution.of("second", ConvolutionShape.centred(8, 16, 15, 8), init),
                SignalHead.of("head", 16, size.classes(), init));
    }

    private record PlainLayers(NormedConvolution first, NormedConvolution second, SignalHead head) implements Layers {
        @Override
        public <V> V logits(Operations<V> on, V values, V mask) {
            Signal<V> signal = new Signal<>(values, mask);
            return head.logits(on, second.activated(on, first.activated(on, signal)));
        }
    }
}
