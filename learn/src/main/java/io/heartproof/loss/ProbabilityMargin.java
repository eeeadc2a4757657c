package io.heartproof.loss;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * {@code max over k != y of p_k, - p_y} with p the softmax of the logits: the margin in probabilities, from -1 to 1. (N, K)
 * to (N).
 *
 * <p>Strong on adversarially trained networks. On an over-confident one, whose {@code p_y} is 1 in single precision, its
 * gradient is exactly zero, so it never stands alone. Source: probability margin attack (arXiv 2411.15210). Stateless.
 */
public record ProbabilityMargin() implements Loss {
    @Override
    public Tensor perRecording(Tensor logits, Tensor labels) {
        return new LogitMargin().perRecording(torch.softmax(logits, 1), labels);
    }
}
