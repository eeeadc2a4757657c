package io.heartproof.nn;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the built-in networks are made of. A network says once what it computes; on tensors that runs it ({@link
 * TorchOperations}), on names it writes it down, as the ONNX export does. Shapes: x is (N, C, T).
 *
 * <p>Where it says so, the first argument may be overwritten by the result: it is not used again.
 *
 * @param <V> what is computed with
 */
public interface Operations<V> {
    /** A parameter of the network by its name. */
    V parameter(String name);

    /** (N, in, T) to (N, out, T'), as the shape says. */
    V convolution(V x, ConvolutionShape shape, V weight, @Nullable V bias);

    /** Each feature of each recording brought to mean 0 and variance 1 over time, times weight (C), plus bias (C). */
    V featureNorm(V x, int features, V weight, V bias);

    /**
     * Each feature of each recording brought to mean 0 and variance 1 over its signal, times weight (C), plus bias (C), and 0 on
     * padding, whatever stood there; may overwrite x.
     *
     * @param mask (N, 1, T), 1 on signal and 0 on padding
     */
    V signalNorm(V x, V mask, V weight, V bias);

    /** x where positive, {@link #SLOPE} times x elsewhere; may overwrite x. */
    V leakyRelu(V x);

    /** x where positive, 0 elsewhere; may overwrite x. */
    V relu(V x);

    /** 1 / (1 + exp(-x)). */
    V sigmoid(V x);

    /** The sum of two of one shape; may overwrite x. */
    V add(V x, V y);

    /** The largest of {@code kernel} samples each, with {@code padding} samples of minus infinity on either side. */
    V maxPool(V x, int kernel, int stride, int padding);

    /** The mean of {@code kernel} samples each. */
    V averagePool(V x, int kernel, int stride);

    /** x where it is at least {@code threshold}, 0 elsewhere. */
    V zeroBelow(V x, double threshold);

    /** The products: (N, C, T) times (N, 1, T). */
    V multiply(V x, V y);

    /** Each feature of each recording times a factor of its own: (N, C, T) by (N, C). */
    V scale(V x, V factors);

    /** The features of all, one after the other: (N, C1, T), (N, C2, T), ... to (N, C1 + C2 + ..., T), or all without T. */
    V concatenate(List<V> all);

    /** (N, C, T) to (N, C). */
    V sumOverTime(V x);

    /** x over y plus {@code epsilon}: (N, C) by (N, 1). */
    V divide(V x, V y, double epsilon);

    /** The last dimension, of size C, to K: x times the transposed weight (K, C), plus bias (K). */
    V linear(V x, V weight, V bias);

    /** (N, C, T) to (N, T, C). */
    V timeFirst(V x);

    /** (N, T, K) to (N, K): the largest over time. */
    V largestOverTime(V x);

    /** Has {@code rest} compute with {@code x} in single precision, whatever came before. */
    V inSinglePrecision(V x, UnaryOperator<V> rest);

    /** Slope of the leaky ReLU where its input is negative. */
    double SLOPE = 0.01;

    /** What the norms add to the variance. */
    double NORM_EPSILON = 1e-5;
}
