package io.heartproof.training;

import io.heartproof.batch.BalancedSampler;
import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.batch.TrainingPlan;
import io.heartproof.contract.InputForm;
import io.heartproof.contract.Prepared;
import io.heartproof.disturbance.Disturbance;
import io.heartproof.disturbance.Disturbed;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.seed.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What one epoch of a training looks at: recordings in the sampler's order, each at its place in the epoch, from 0. Whatever is
 * random in a draw (where the signal stands, its noise, the start of an attack) comes from a seed of its own:
 *
 * <pre>{@code
 * seed of a draw = derive(derive(derive(seed, "draw"), epoch), place)
 * }</pre>
 *
 * So a batch of any places is the same no matter which thread makes it, when, and after which others. Immutable and thread-safe.
 *
 * @param drawn one per draw, with repetitions
 * @param seed of the epoch's draws
 */
public record EpochDraws(PreparedSet drawn, long seed) {
    /**
     * Draws an epoch.
     *
     * @param set recordings to draw from
     * @param mostDraws bound on the draws; 0 for a whole balanced epoch
     * @param seed of the training
     * @param epoch from 0
     */
    public static EpochDraws of(PreparedSet set, int mostDraws, long seed, int epoch) {
        int[] order = new BalancedSampler(set.labels(), Seeds.derive(seed, "order"), mostDraws).epoch(epoch);
        return new EpochDraws(set.at(order), Seeds.derive(Seeds.derive(seed, "draw"), epoch));
    }

    /** Number of draws. */
    public int size() {
        return drawn.size();
    }

    /** Steps, each with its batches, as places of draws: see {@link TrainingPlan}. */
    public List<List<int[]>> plan(InputForm form, int batchSize) {
        return TrainingPlan.of(
                drawn, form, batchSize, IntStream.range(0, size()).toArray());
    }

    /** The padded lengths of the draws at these places, in samples. */
    public int[] lengths(InputForm form, int... places) {
        return Arrays.stream(places)
                .map(place -> drawn.paddedLength(form, place))
                .toArray();
    }

    /** The draws at these places, of one padded length, disturbed and padded. */
    public Batch batch(BatchMaker maker, Disturbance disturbance, int... places) {
        PreparedSet chosen = drawn.at(places);
        long[] noise = seeds("disturbance", places);
        List<Prepared> disturbed = IntStream.range(0, places.length)
                .<Prepared>mapToObj(n -> new Disturbed(chosen.recordings().get(n), disturbance, noise[n]))
                .toList();
        return maker.forTraining(disturbed, chosen.labels(), seeds("padding", places));
    }

    /** Of whatever is random in a step on the draws at these places, one seed each. */
    public long[] stepSeeds(int... places) {
        return seeds("step", places);
    }

    private long[] seeds(String purpose, int... places) {
        return Arrays.stream(places)
                .mapToLong(place -> Seeds.derive(Seeds.derive(seed, place), purpose))
                .toArray();
    }
}
