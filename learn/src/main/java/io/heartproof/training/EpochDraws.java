package io.heartproof.training;

import io.heartproof.batch.BalancedSampler;
import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.batch.TrainingPlan;
import io.heartproof.contract.InputForm;
import io.heartproof.contract.Prepared;
import io.heartproof.disturbance.Disturbance;
import io.heartproof.disturbance.Disturbed;
import io.heartproof.disturbance.Mixed;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.seed.SeededRandom;
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
 * <p>With mixup (Zhang et al. 2018, arXiv 1710.09412) each draw has another draw of the epoch mixed in, see {@link Mixed}, and
 * its label is shared in the same way. The share of the draw itself is the larger of s and 1 - s, s from Beta(alpha, alpha), so
 * that its own class is the first of its label.
 *
 * @param drawn one per draw, with repetitions
 * @param seed of the epoch's draws
 * @param mixup alpha; 0 for no mixup
 */
public record EpochDraws(PreparedSet drawn, long seed, double mixup) {
    /** Without mixup. */
    public EpochDraws(PreparedSet drawn, long seed) {
        this(drawn, seed, 0);
    }

    /** The draw that is mixed into another, and the share of that other. */
    private record Partner(int place, double share) {}

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

    /** The same with mixup. */
    public EpochDraws mixing(double alpha) {
        return new EpochDraws(drawn, seed, alpha);
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
        List<Prepared> chosen = Arrays.stream(places)
                .mapToObj(place -> recording(place, disturbance))
                .toList();
        return maker.forTraining(chosen, drawn.at(places).labels(), seeds("padding", places));
    }

    private Prepared recording(int place, Disturbance disturbance) {
        Prepared own = new Disturbed(drawn.recordings().get(place), disturbance, seed(place, "disturbance"));
        if (mixup == 0) {
            return own;
        }
        Partner partner = partner(place);
        Prepared other = drawn.recordings().get(partner.place());
        return new Mixed(own, new Disturbed(other, disturbance, seed(place, "partner")), partner.share());
    }

    private Partner partner(int place) {
        SeededRandom random = SeededRandom.of(seed(place, "mixup"));
        double share = random.symmetricBeta(mixup);
        return new Partner(random.index(size()), Math.max(share, 1 - share));
    }

    /**
     * How much of each class is in the label of each draw, with label smoothing (Szegedy et al. 2016, arXiv 1512.00567):
     *
     * <pre>{@code
     * q_k = (1 - smoothing) (share [k = y] + (1 - share) [k = y of the partner]) + smoothing / K
     * }</pre>
     *
     * @param classes K
     * @param smoothing in [0, 1)
     * @return a row of K for each place; no row where each label is one class
     */
    public float[][] softLabels(int classes, double smoothing, int... places) {
        if (mixup == 0 && smoothing == 0) {
            return new float[0][];
        }
        return Arrays.stream(places)
                .mapToObj(place -> softLabel(classes, smoothing, place))
                .toArray(float[][]::new);
    }

    private float[] softLabel(int classes, double smoothing, int place) {
        Partner partner = mixup == 0 ? new Partner(place, 1) : partner(place);
        double[] shares = new double[classes];
        Arrays.fill(shares, smoothing / classes);
        shares[drawn.labels()[place]] += (1 - smoothing) * partner.share();
        shares[drawn.labels()[partner.place()]] += (1 - smoothing) * (1 - partner.share());
        float[] row = new float[classes];
        for (int k = 0; k < classes; k++) {
            row[k] = (float) shares[k];
        }
        return row;
    }

    /** Of whatever is random in a step on the draws at these places, one seed each. */
    public long[] stepSeeds(int... places) {
        return seeds("step", places);
    }

    private long[] seeds(String purpose, int... places) {
        return Arrays.stream(places).mapToLong(place -> seed(place, purpose)).toArray();
    }

    private long seed(int place, String purpose) {
        return Seeds.derive(Seeds.derive(seed, place), purpose);
    }
}
