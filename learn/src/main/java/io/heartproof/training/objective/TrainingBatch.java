package io.heartproof.training.objective;

import io.heartproof.seed.Seeds;
import io.heartproof.tensor.Tensors;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
 * @param recordings N names
 */
@SuppressWarnings("ArrayRecordComponent") // carries an array, is never compared
public record TrainingBatch(
        Tensor values,
        Tensor mask,
        Tensor labels,
        long[] seeds,
        int inStep,
        Tensor scales,
        Optional<Tensor> softLabels,
        List<String> recordings) {
    public TrainingBatch {
        recordings = List.copyOf(recordings);
    }

    /** With labels of one class each, and recordings named by their places. */
    public TrainingBatch(Tensor values, Tensor mask, Tensor labels, long[] seeds, int inStep, Tensor scales) {
        this(values, mask, labels, seeds, inStep, scales, Optional.empty(), places(labels.size(0)));
    }

    /**
     * A whole step outside of a training: nobody knows what 1.0 is in microvolts, recordings are named by their places in the
     * step, and seeds are derived from one by place.
     */
    public TrainingBatch(Tensor values, Tensor mask, Tensor labels, long seed) {
        this(values, mask, labels, derived(seed, labels.size(0)), Math.toIntExact(labels.size(0)), notKnown(values));
    }

    private static List<String> places(long count) {
        return LongStream.range(0, count).mapToObj(Long::toString).toList();
    }

    private static long[] derived(long seed, long count) {
        return LongStream.range(0, count).map(n -> Seeds.derive(seed, n)).toArray();
    }

    private static Tensor notKnown(Tensor values) {
        return Tensors.filled(Double.NaN, values, values.size(0), values.size(1), 1);
    }

    /** The same with other values, such as attacked ones. */
    public TrainingBatch with(Tensor others) {
        return new TrainingBatch(others, mask, labels, seeds, inStep, scales, softLabels, recordings);
    }

    /** Those with these indices, in the current scope. */
    public TrainingBatch rows(int... indices) {
        return new TrainingBatch(
                Tensors.rows(values, indices),
                Tensors.rows(mask, indices),
                Tensors.rows(labels, indices),
                IntStream.of(indices).mapToLong(n -> seeds[n]).toArray(),
                inStep,
                Tensors.rows(scales, indices),
                softLabels.map(soft -> Tensors.rows(soft, indices)),
                IntStream.of(indices).mapToObj(recordings::get).toList());
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
