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
     * @return the value, averaged over the batch
     */
    double backward(DifferentiableClassifier classifier, TrainingBatch batch, Moment moment);

    /**
     * Whether its value is a mean over recordings none of which knows of the others, so that parts of a batch may be
     * computed on their own and averaged.
     */
    default boolean additive() {
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
