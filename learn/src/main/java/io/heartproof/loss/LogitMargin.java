package io.heartproof.loss;

import org.bytedeco.pytorch.Tensor;

/**
 * {@code max over k != y of z_k, - z_y}: positive exactly where another class has the largest logit. (N, K) to (N). Stateless.
 */
public record LogitMargin() implements Loss {
    @Override
    public Tensor perRecording(Tensor logits, Tensor labels) {
        return Others.of(logits, labels).amax(new long[] {1}, false).sub(Others.own(logits, labels));
    }
}
