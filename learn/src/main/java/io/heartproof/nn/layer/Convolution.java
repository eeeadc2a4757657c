package io.heartproof.nn.layer;

import io.heartproof.nn.ConvolutionShape;
import io.heartproof.nn.Operations;
import org.jspecify.annotations.Nullable;

/**
 * Convolution in time: (N, in, T) to (N, out, (T + 2 padding - kernel) / stride + 1). Immutable.
 *
 * @param weight name of the parameter (out, in of its group, kernel)
 * @param bias name of the parameter (out), or null for none
 */
public record Convolution(
        ConvolutionShape shape, String weight, @Nullable String bias) {
    /** Without bias; adds the parameter {@code name.weight}. */
    public static Convolution plain(String name, ConvolutionShape shape, Init init) {
        return new Convolution(shape, weight(name, shape, init), null);
    }

    /** With a bias; adds the parameters {@code name.weight} and {@code name.bias}. */
    public static Convolution biased(String name, ConvolutionShape shape, Init init) {
        String weight = weight(name, shape, init);
        String bias = name + ".bias";
        init.parameters().uniform(bias, init.values(), shape.fanIn(), shape.out());
        return new Convolution(shape, weight, bias);
    }

    /** (N, in, T) to (N, out, T'). */
    public <V> V compute(Operations<V> on, V x) {
        return on.convolution(x, shape, on.parameter(weight), bias == null ? null : on.parameter(bias));
    }

    private static String weight(String name, ConvolutionShape shape, Init init) {
        String weight = name + ".weight";
        init.parameters()
                .uniform(weight, init.values(), shape.fanIn(), shape.out(), shape.inPerGroup(), shape.kernel());
        return weight;
    }
}
