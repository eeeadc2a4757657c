package io.heartproof.nn.layer;

import io.heartproof.nn.ConvolutionShape;
import io.heartproof.nn.Operations;

/**
 * A convolution without bias and the norm of what it gives: (N, in, T) to (N, out, T / stride), where stride divides T. Its
 * parameters are {@code name.conv.weight}, {@code name.norm.weight} and {@code name.norm.bias}. Immutable.
 */
public record NormedConvolution(Convolution convolution, SignalNorm norm) {
    /** Adds its parameters; the norm starts with weight 1. */
    public static NormedConvolution of(String name, ConvolutionShape shape, Init init) {
        return of(name, shape, 1, init);
    }

    /** The same with another weight of the norm at the start, see {@link SignalNorm#of}. */
    public static NormedConvolution of(String name, ConvolutionShape shape, float weight, Init init) {
        return new NormedConvolution(
                Convolution.plain(name + ".conv", shape, init),
                SignalNorm.of(name + ".norm", shape.out(), weight, init));
    }

    /** (N, in, T) to (N, out, T / stride). */
    public <V> Signal<V> compute(Operations<V> on, Signal<V> x) {
        V mask = x.thinned(on, convolution.shape().stride());
        return norm.compute(on, new Signal<>(convolution.compute(on, x.features()), mask));
    }

    /** The same, and what is negative becomes 0. */
    public <V> Signal<V> activated(Operations<V> on, Signal<V> x) {
        Signal<V> normed = compute(on, x);
        return normed.with(on.relu(normed.features()));
    }
}
