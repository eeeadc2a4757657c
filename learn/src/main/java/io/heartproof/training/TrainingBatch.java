package io.heartproof.training;

import io.heartproof.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;

/**
 * Recordings of a training step, of one padded length, on the classifier's device: all of the step or a part.
 *
 * @param values (N, L, T)
 * @param mask (N, 1, T)
 * @param labels (N)
 * @param seed of whatever is random in this part
 * @param inStep recordings of the whole step
 * @param scales (N, L, 1): what 1.0 is in microvolts; NaN where nobody knows
 */
public record TrainingBatch(Tensor values, Tensor mask, Tensor labels, long seed, int inStep, Tensor scales) {
    /** A whole step of recordings of which nobody knows what 1.0 is in microvolts. */
    public TrainingBatch(Tensor values, Tensor mask, Tensor labels, long seed) {
        this(values, mask, labels, seed, Math.toIntExact(labels.size(0)), notKnown(values));
    }

    private static Tensor notKnown(Tensor values) {
        return Tensors.filled(Double.NaN, values, values.size(0), values.size(1), 1);
    }

    /** The same with other values, such as attacked ones. */
    public TrainingBatch with(Tensor others) {
        return new TrainingBatch(others, mask, labels, seed, inStep, scales);
    }

    /** How many recordings are at hand here. */
    public int size() {
        return Math.toIntExact(labels.size(0));
    }
}
