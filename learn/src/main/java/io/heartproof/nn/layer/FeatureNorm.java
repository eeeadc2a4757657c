package io.heartproof.nn.layer;

import io.heartproof.nn.Operations;

/**
 * Group norm with one feature per group: each feature of each recording is brought to mean 0 and variance 1 over time
 * (padding included), then scaled and shifted. (N, C, T) to (N, C, T). Immutable.
 *
 * @param name of the layer; its parameters (C) are {@code name.weight} and {@code name.bias}
 * @param features C
 */
public record FeatureNorm(String name, int features) {
    /** Adds its parameters, with which it starts as the identity after the norm: weight 1, bias 0. */
    public static FeatureNorm of(String name, int features, Init init) {
        FeatureNorm norm = new FeatureNorm(name, features);
        init.parameters().constant(norm.weight(), 1, features);
        init.parameters().constant(norm.bias(), 0, features);
        return norm;
    }

    /** (N, C, T) to (N, C, T). */
    public <V> V compute(Operations<V> on, V x) {
        return on.featureNorm(x, features, on.parameter(weight()), on.parameter(bias()));
    }

    private String weight() {
        return name + ".weight";
    }

    private String bias() {
        return name + ".bias";
    }
}
