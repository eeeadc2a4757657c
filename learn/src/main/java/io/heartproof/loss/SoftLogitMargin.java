package io.heartproof.loss;

import org.bytedeco.pytorch.Tensor;

/**
 * {@code logsumexp over k != y of z_k, - z_y}: the smooth form of {@link LogitMargin}. (N, K) to (N). Source: protocol section 5,
 * advls. Stateless.
 */
public record SoftLogitMargin() implements Loss {
    @Override
    public Tensor perRecording(Tensor logits, Tensor labels) {
        return Others.of(logits, labels).logsumexp(1).sub(Others.own(logits, labels));
    }
}
