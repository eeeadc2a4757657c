package io.heartproof.loss;

import org.bytedeco.pytorch.Tensor;

/** One value per recording from its logits z and its label y. Stateless. */
@FunctionalInterface
public interface Loss {
    /**
     * @param logits (N, K)
     * @param labels (N), 64-bit integers from 0 to K - 1
     * @return (N), differentiable with respect to the logits
     */
    Tensor perRecording(Tensor logits, Tensor labels);
}
