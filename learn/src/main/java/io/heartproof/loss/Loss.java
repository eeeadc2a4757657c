package io.heartproof.loss;

import org.bytedeco.pytorch.Tensor;

/** One value per recording from its logits z and its label y. Stateless, but for what is known of each recording. */
@FunctionalInterface
public interface Loss {
    /**
     * @param logits (N, K)
     * @param labels (N), 64-bit integers from 0 to K - 1; or (N, K), how much of each class is in a label, where {@link
     *     #takesSoftLabels}
     * @return (N), differentiable with respect to the logits
     */
    Tensor perRecording(Tensor logits, Tensor labels);

    /** Whether a label may be shared between classes. */
    default boolean takesSoftLabels() {
        return false;
    }

    /**
     * The loss of those with these indices among all recordings: the same, but for a loss that knows something of each of them,
     * such as its target. Makes tensors in the current scope.
     */
    default Loss at(int... recordings) {
        return this;
    }
}
