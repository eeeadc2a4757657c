package io.heartproof.nn.layer;

import io.heartproof.nn.Operations;

/**
 * Features times factors that the recording's own means decide:
 *
 * <pre>{@code
 * y = x * sigmoid(W2 relu(W1 mean(x) + b1) + b2)
 * }</pre>
 *
 * (N, C, T) to the same; the mean is over the signal. Source: Hu et al., "Squeeze-and-Excitation Networks", CVPR 2018 (arXiv
 * 1709.01507), equations 2 to 4. Immutable.
 */
public record SqueezeExcite(Linear squeeze, Linear excite) {
    /**
     * Adds its parameters, {@code name.squeeze} and {@code name.excite}.
     *
     * @param features C
     * @param inner values between the two linear layers
     */
    public static SqueezeExcite of(String name, int features, int inner, Init init) {
        return new SqueezeExcite(
                Linear.of(name + ".squeeze", features, inner, init),
                Linear.of(name + ".excite", inner, features, init));
    }

    /** (N, C, T) to the same. */
    public <V> Signal<V> compute(Operations<V> on, Signal<V> x) {
        V factors = on.sigmoid(excite.compute(on, on.relu(squeeze.compute(on, x.mean(on)))));
        return x.with(on.scale(x.features(), factors));
    }
}
