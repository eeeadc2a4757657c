package io.heartproof.nn;

import org.jspecify.annotations.Nullable;

/**
 * Convolution in time: (N, in, T) to (N, out, (T + 2 padding - kernel) / stride + 1).
 *
 * @param weight name of the parameter (out, in, kernel)
 * @param bias name of the parameter (out), or null for none
 */
record Convolution(
        ConvolutionShape shape, String weight, @Nullable String bias) {
    /** Without bias; the weight is named {@code name.weight}. */
    static Convolution plain(String name, ConvolutionShape shape, Parameters parameters, Uniform initial) {
        return new Convolution(shape, weight(name, shape, parameters, initial), null);
    }

    /** With a bias named {@code name.bias}. */
    static Convolution biased(String name, ConvolutionShape shape, Parameters parameters, Uniform initial) {
        String weight = weight(name, shape, parameters, initial);
        String bias = name + ".bias";
        parameters.uniform(bias, initial, shape.fanIn(), shape.out());
        return new Convolution(shape, weight, bias);
    }

    <V> V compute(Operations<V> on, V x) {
        return on.convolution(x, shape, on.parameter(weight), bias == null ? null : on.parameter(bias));
    }

    private static String weight(String name, ConvolutionShape shape, Parameters parameters, Uniform initial) {
        String weight = name + ".weight";
        parameters.uniform(weight, initial, shape.fanIn(), shape.out(), shape.in(), shape.kernel());
        return weight;
    }
}
