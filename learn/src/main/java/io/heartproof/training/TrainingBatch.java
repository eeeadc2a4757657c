package io.heartproof.training;

import org.bytedeco.pytorch.Tensor;

/**
 * One batch on the classifier's device, in the trainer's scope.
 *
 * @param values (N, L, T)
 * @param mask (N, 1, T)
 * @param labels (N)
 * @param seed of whatever is random in this step
 */
public record TrainingBatch(Tensor values, Tensor mask, Tensor labels, long seed) {}
