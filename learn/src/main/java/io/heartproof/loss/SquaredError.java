package io.heartproof.loss;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * {@code sum over k of (z_k - [k = y])^2}. Squared error to the one-hot label. (N, K) to (N). Source: protocol section 5, NSR.
 * Stateless.
 */
public record SquaredError() implements Loss {
    @Override
    public Tensor perRecording(Tensor logits, Tensor labels) {
        Tensor wanted = torch.one_hot(labels, logits.size(1)).to(logits.scalar_type());
        return logits.sub(wanted).square().sum(1);
    }
}
