package io.heartproof.training;

import io.heartproof.batch.Batch;
import java.util.List;

/**
 * What one step of a training works on. Immutable.
 *
 * @param batches of one padded length each
 * @param seed of whatever is random in it
 */
public record TrainingStep(List<Batch> batches, long seed, Objective.CurrentEpoch current) {
    public TrainingStep {
        batches = List.copyOf(batches);
    }

    /** Recordings of all batches. */
    public int size() {
        return batches.stream().mapToInt(Batch::size).sum();
    }
}
