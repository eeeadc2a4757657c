package io.heartproof.nn;

import io.heartproof.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Group norm with one feature per group: each feature of each recording is brought to mean 0 and variance 1 over time
 * (padding included), then scaled and shifted. (N, C, T) to (N, C, T).
 */
final class FeatureNorm {
    private static final double EPSILON = 1e-5;

    private final int features;
    private final Tensor weight;
    private final Tensor bias;

    /** Starts as the identity: weight 1, bias 0. */
    FeatureNorm(String name, int features, Parameters parameters) {
        this.features = features;
        weight = parameters.constant(name + ".weight", 1, features);
        bias = parameters.constant(name + ".bias", 0, features);
    }

    Tensor forward(Tensor x) {
        return torch.group_norm(x, features, Tensors.some(weight), Tensors.some(bias), EPSILON, false);
    }
}
