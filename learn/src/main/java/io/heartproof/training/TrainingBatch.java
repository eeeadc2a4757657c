package io.heartproof.training;

import org.bytedeco.pytorch.Tensor;

/**
 * Recordings of a training step, of one padded length, on the classifier's device: all of the step or a part.
 *
 * @param values (N, L, T)
 * @param mask (N, 1, T)
 * @param labels (N)
 * @param seed of whatever is random in this part
 * @param inStep recordings of the whole step
 */
public record TrainingBatch(Tensor values, Tensor mask, Tensor labels, long seed, int inStep) {
    /** A whole step. */
    public TrainingBatch(Tensor values, Tensor mask, Tensor labels, long seed) {
        this(values, mask, labels, seed, Math.toIntExact(labels.size(0)));
    }

    /** The same with other values, such as attacked ones. */
    public TrainingBatch with(Tensor others) {
        return new TrainingBatch(others, mask, labels, seed, inStep);
    }

    /** How many recordings are at hand here. */
    public int size() {
        return Math.toIntExact(labels.size(0));
    }
}
