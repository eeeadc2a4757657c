package io.heartproof.nn.masked;

import io.heartproof.nn.ConvolutionShape;
import io.heartproof.nn.Operations;
import io.heartproof.nn.layer.Init;
import io.heartproof.nn.layer.NormedConvolution;
import io.heartproof.nn.layer.Signal;
import io.heartproof.nn.layer.SqueezeExcite;

/**
 * A convolution of width 15 of each feature for itself, squeeze and excitation, and a convolution of width 1 over all
 * features. With as many features out as in, (N, C, T) to the same, beside a shortcut; else (N, in, T) to (N, out, T/2).
 * Immutable.
 */
final class SeparableBlock {
    private static final int KERNEL = 15;
    private static final int SQUEEZED = 8;

    private final boolean shortcut;
    private final NormedConvolution depthwise;
    private final SqueezeExcite excite;
    private final NormedConvolution pointwise;

    SeparableBlock(String name, int in, int out, Init init) {
        shortcut = in == out;
        ConvolutionShape deep = ConvolutionShape.depthwise(in, KERNEL, shortcut ? 1 : 2);
        depthwise = NormedConvolution.of(name + ".depthwise", deep, init);
        excite = SqueezeExcite.of(name + ".excite", in, in / SQUEEZED, init);
        pointwise = NormedConvolution.of(name + ".pointwise", ConvolutionShape.centred(in, out, 1, 1), init);
    }

    <V> Signal<V> compute(Operations<V> on, Signal<V> x) {
        Signal<V> weighed = excite.compute(on, depthwise.activated(on, x));
        Signal<V> main = pointwise.compute(on, weighed);
        return main.with(on.relu(shortcut ? on.add(main.features(), x.features()) : main.features()));
    }
}
