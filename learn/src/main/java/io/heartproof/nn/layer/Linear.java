package io.heartproof.nn.layer;

import io.heartproof.nn.Operations;

/**
 * x times a transposed weight (out, in), plus a bias (out): (..., in) to (..., out). Immutable.
 *
 * @param name of the layer; its parameters are {@code name.weight} and {@code name.bias}
 */
public record Linear(String name) {
    /** Adds its parameters. */
    public static Linear of(String name, int in, int out, Init init) {
        Linear linear = new Linear(name);
        init.parameters().uniform(linear.weight(), init.values(), in, out, in);
        init.parameters().uniform(linear.bias(), init.values(), in, out);
        return linear;
    }

    /** (..., in) to (..., out). */
    public <V> V compute(Operations<V> on, V x) {
        return on.linear(x, on.parameter(weight()), on.parameter(bias()));
    }

    private String weight() {
        return name + ".weight";
    }

    private String bias() {
        return name + ".bias";
    }
}
