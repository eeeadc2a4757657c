package io.heartproof.nn;

/**
 * Group norm with one feature per group: each feature of each recording is brought to mean 0 and variance 1 over time
 * (padding included), then scaled and shifted. (N, C, T) to (N, C, T).
 */
record FeatureNorm(String name, int features) {
    /** Starts as the identity: weight 1, bias 0. */
    FeatureNorm(String name, int features, Parameters parameters) {
        this(name, features);
        parameters.constant(weight(), 1, features);
        parameters.constant(bias(), 0, features);
    }

    <V> V compute(Operations<V> on, V x) {
        return on.featureNorm(x, features, on.parameter(weight()), on.parameter(bias()));
    }

    private String weight() {
        return name + ".weight";
    }

    private String bias() {
        return name + ".bias";
    }
}
