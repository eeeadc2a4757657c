package io.heartproof.nn;

/** How a network turns T' positions into one answer per recording. */
public enum Pooling {
    /**
     * Features are averaged with the share of signal under each position as weight (shares under one half count
     * nothing), then classified.
     */
    AVERAGE {
        @Override
        <V> V classify(Operations<V> on, V features, V mask, Linear linear) {
            V weight = on.zeroBelow(on.averagePool(mask, WINDOW, STRIDE), 0.5);
            V sum = on.sumOverTime(on.multiply(features, weight));
            return linear.compute(on, on.divide(sum, on.sumOverTime(weight), 1e-8));
        }
    },
    /** Every position is classified, and each class takes its largest logit; the mask is not used. */
    MAXIMUM {
        @Override
        <V> V classify(Operations<V> on, V features, V mask, Linear linear) {
            return on.largestOverTime(linear.compute(on, on.timeFirst(features)));
        }
    };

    /** Samples of input that one position of the head sees at its core. */
    static final int WINDOW = 3072;

    /** Samples of input between two positions. */
    static final int STRIDE = 1024;

    /** (N, C, T') and the mask (N, 1, T) to logits (N, K). */
    abstract <V> V classify(Operations<V> on, V features, V mask, Linear linear);

    /** The last layer. */
    record Linear(String name) {
        Linear(String name, int in, int out, ResidualBlock.Init init) {
            this(name);
            init.parameters().uniform(weight(), init.values(), in, out, in);
            init.parameters().uniform(bias(), init.values(), in, out);
        }

        <V> V compute(Operations<V> on, V x) {
            return on.linear(x, on.parameter(weight()), on.parameter(bias()));
        }

        private String weight() {
            return name + ".weight";
        }

        private String bias() {
            return name + ".bias";
        }
    }
}
