package io.heartproof.training;

import io.heartproof.model.DifferentiableClassifier;

/**
 * What one training step minimises. It may use more than a loss of logits: gradients with respect to the input, noise,
 * the moment in training. Whether it needs one backward pass or many is its own affair.
 */
@FunctionalInterface
public interface Objective {
    /**
     * Adds the gradient of its value with respect to every parameter to the parameters' gradients.
     *
     * @return the value, averaged over the batch; of a share of a batch its part, so that the parts add up to the value
     */
    double backward(DifferentiableClassifier classifier, TrainingBatch batch, Moment moment);

    /**
     * Whether it can be computed in shares of a batch, side by side. A mean is then a sum divided by {@link
     * TrainingBatch.Whole#size()}, and what couples the recordings of a batch goes through {@link TrainingBatch.Whole#sum}.
     */
    default boolean divisible() {
        return false;
    }

    /**
     * When a step happens.
     *
     * @param epoch from 0
     * @param epochs how many there will be
     */
    record Moment(int epoch, int epochs) {}
}
