package io.heartproof.nn.layer;

import io.heartproof.nn.Operations;

/**
 * Features and where they are signal. Layers that take and give it keep features at 0 on padding, so that padding changes
 * nothing: a kernel that reaches over the signal's end meets zeros, whatever form the input has. Immutable.
 *
 * @param features stands for (N, C, T)
 * @param mask stands for (N, 1, T), 1 on signal and 0 on padding
 */
public record Signal<V>(V features, V mask) {
    /** Other features at the same places. */
    public Signal<V> with(V others) {
        return new Signal<>(others, mask);
    }

    /** The means of {@code count} positions each, padding counting as 0: T to T / count. */
    public Signal<V> averaged(Operations<V> on, int count) {
        return new Signal<>(on.averagePool(features, count, count), thinned(on, count));
    }

    /** The largest of {@code kernel} positions, which is odd, about every {@code stride}-th: T to T / stride. */
    public Signal<V> largest(Operations<V> on, int kernel, int stride) {
        return new Signal<>(on.maxPool(features, kernel, stride, kernel / 2), thinned(on, stride));
    }

    /** The mean of each feature over the signal: (N, C). */
    public V mean(Operations<V> on) {
        return on.divide(on.sumOverTime(features), on.sumOverTime(mask), 1e-8);
    }

    /** The mask of every {@code stride} positions together, of which one that is signal makes signal. */
    V thinned(Operations<V> on, int stride) {
        return stride == 1 ? mask : on.maxPool(mask, stride, stride, 0);
    }
}
