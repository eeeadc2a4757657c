package io.heartproof.training;

import io.heartproof.seed.Seeds;
import io.heartproof.tensor.Tensors;
import java.util.Optional;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;

/**
 * Recordings of a training step, of one padded length, on the classifier's device: all of the step or a part.
 *
 * @param values (N, L, T)
 * @param mask (N, 1, T)
 * @param labels (N)
 * @param seeds of whatever is random about each recording (N)
 * @param inStep recordings of the whole step
 * @param scales (N, L, 1): what 1.0 is in microvolts; NaN where nobody knows
 * @param softLabels (N, K): how much of each class is in each label; empty where each is one class. That of {@code labels} has
 *     the largest part
 */
@SuppressWarnings("ArrayRecordComponent") // carries an array, is never compared
public record TrainingBatch(
        Tensor values,
        Tensor mask,
        Tensor labels,
        long[] seeds,
        int inStep,
        Tensor scales,
        Optional<Tensor> softLabels) {
    /** With labels of one class each. */
    public TrainingBatch(Tensor values, Tensor mask, Tensor labels, long[] seeds, int inStep, Tensor scales) {
        this(values, mask, labels, seeds, inStep, scales, Optional.empty());
    }

    /**
     * A whole step outside of a training: nobody knows what 1.0 is in microvolts, and seeds are derived from one, by place in
     * the step.
     */
    public TrainingBatch(Tensor values, Tensor mask, Tensor labels, long seed) {
        this(values, mask, labels, derived(seed, labels.size(0)), Math.toIntExact(labels.size(0)), notKnown(values));
    }

    private static long[] derived(long seed, long count) {
        return LongStream.range(0, count).map(n -> Seeds.derive(seed, n)).toArray();
    }

    private static Tensor notKnown(Tensor values) {
        return Tensors.filled(Double.NaN, values, values.size(0), values.size(1), 1);
    }

    /** The same with other values, such as attacked ones. */
    public TrainingBatch with(Tensor others) {
        return new TrainingBatch(others, mask, labels, seeds, inStep, scales, softLabels);
    }

    /** What a loss that takes both compares logits with: (N, K) where labels are soft, (N) otherwise. */
    public Tensor truth() {
        return softLabels.orElse(labels);
    }

    /** How many recordings are at hand here. */
    public int size() {
        return Math.toIntExact(labels.size(0));
    }
}
