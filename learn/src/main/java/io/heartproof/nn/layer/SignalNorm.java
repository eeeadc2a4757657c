package io.heartproof.nn.layer;

import io.heartproof.nn.Operations;

/**
 * {@link FeatureNorm} over the signal alone: each feature of each recording is brought to mean 0 and variance 1 over its
 * signal, then scaled and shifted, and is 0 on padding. No other recording and no padding changes it. Immutable.
 *
 * @param name of the layer; its parameters (C) are {@code name.weight} and {@code name.bias}
 */
public record SignalNorm(String name) {
    /**
     * Adds its parameters, with bias 0.
     *
     * @param features C
     * @param weight at the start: 1 as usual; 0 where the layer ends a branch beside a shortcut, so that a deep network starts as
     *     a shallow one (He 2019, section 3.1, "zero gamma")
     */
    public static SignalNorm of(String name, int features, float weight, Init init) {
        SignalNorm norm = new SignalNorm(name);
        init.parameters().constant(norm.weight(), weight, features);
        init.parameters().constant(norm.bias(), 0, features);
        return norm;
    }

    /** (N, C, T) to the same; overwrites the features that come in. */
    public <V> Signal<V> compute(Operations<V> on, Signal<V> x) {
        return x.with(on.signalNorm(x.features(), x.mask(), on.parameter(weight()), on.parameter(bias())));
    }

    private String weight() {
        return name + ".weight";
    }

    private String bias() {
        return name + ".bias";
    }
}
