package io.heartproof.training;

import io.heartproof.batch.Batch;
import io.heartproof.seed.Seeds;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What one step of a training works on. Immutable.
 *
 * @param batches of one padded length each
 * @param seeds of whatever is random about each recording, in the order of the batches
 */
@SuppressWarnings("ArrayRecordComponent") // carries an array, is never compared
public record TrainingStep(List<Batch> batches, long[] seeds, Objective.CurrentEpoch current) {
    public TrainingStep {
        batches = List.copyOf(batches);
        int recordings = sizeOf(batches);
        if (seeds.length != recordings) {
            throw new IllegalArgumentException(
                    "expected one seed per recording, got " + seeds.length + " for " + recordings);
        }
    }

    /** A step outside of a training: seeds are derived from one, by place in the step. */
    public TrainingStep(List<Batch> batches, long seed, Objective.CurrentEpoch current) {
        this(
                batches,
                LongStream.range(0, sizeOf(batches))
                        .map(place -> Seeds.derive(seed, place))
                        .toArray(),
                current);
    }

    /** Recordings of all batches. */
    public int size() {
        return seeds.length;
    }

    private static int sizeOf(List<Batch> batches) {
        return batches.stream().mapToInt(Batch::size).sum();
    }
}
