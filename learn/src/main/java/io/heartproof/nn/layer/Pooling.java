package io.heartproof.nn.layer;

import io.heartproof.nn.Operations;

/** How a network turns T' positions into one answer per recording. */
public enum Pooling {
    /**
     * Features are averaged with the share of signal under each position as weight (shares under one half count
     * nothing), then classified.
     */
    AVERAGE {
        @Override
        public <V> V classify(Operations<V> on, V features, V mask, Linear linear) {
            V weight = on.zeroBelow(on.averagePool(mask, WINDOW, STRIDE), 0.5);
            V sum = on.sumOverTime(on.multiply(features, weight));
            return linear.compute(on, on.divide(sum, on.sumOverTime(weight), 1e-8));
        }
    },
    /** Every position is classified, and each class takes its largest logit; the mask is not used. */
    MAXIMUM {
        @Override
        public <V> V classify(Operations<V> on, V features, V mask, Linear linear) {
            return on.largestOverTime(linear.compute(on, on.timeFirst(features)));
        }
    };

    /** Samples of input that one position of the head sees at its core. */
    public static final int WINDOW = 3072;

    /** Samples of input between two positions. */
    public static final int STRIDE = 1024;

    /** (N, C, T') and the mask (N, 1, T) to logits (N, K). */
    public abstract <V> V classify(Operations<V> on, V features, V mask, Linear linear);
}
