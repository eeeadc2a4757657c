package io.heartproof.training;

import org.bytedeco.pytorch.Tensor;

/**
 * One batch on the classifier's device, or a worker's share of it, in the trainer's scope.
 *
 * @param values (N, L, T)
 * @param mask (N, 1, T)
 * @param labels (N)
 * @param seed of whatever is random in this step
 * @param whole the batch that this is a share of
 */
public record TrainingBatch(Tensor values, Tensor mask, Tensor labels, long seed, Whole whole) {
    /** A whole batch. */
    public TrainingBatch(Tensor values, Tensor mask, Tensor labels, long seed) {
        this(values, mask, labels, seed, new Undivided(labels.size(0)));
    }

    /** The same with other values, such as attacked ones. */
    public TrainingBatch with(Tensor others) {
        return new TrainingBatch(others, mask, labels, seed, whole);
    }

    /** How many recordings are at hand here. */
    public int size() {
        return Math.toIntExact(labels.size(0));
    }

    /** What a share of a batch can learn of all of it. */
    public interface Whole {
        /** Recordings of all shares together. */
        long size();

        /**
         * The sum of what each share gives, in their order. Waits for the others: every share asks as often as they do, also
         * where it has nothing to give.
         */
        double sum(double own);
    }

    /** One share that is everything. */
    private record Undivided(long size) implements Whole {
        @Override
        public double sum(double own) {
            return own;
        }
    }
}
