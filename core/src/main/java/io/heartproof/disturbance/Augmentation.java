package io.heartproof.disturbance;

import io.heartproof.contract.InputContract;
import io.heartproof.noise.stress.NoiseSource;
import io.heartproof.problem.BadUsage;
import java.util.List;

/**
 * How recordings are varied each time they are drawn for training, so that a network does not learn them by heart; the keys under
 * {@code training.augmentation}. First {@link LeadGain}, then {@link CircularShift}, baseline wander and {@link LeadDropout};
 * noise of {@code defence.noise} comes after these, {@link Mixed} last. Immutable.
 *
 * @param gain lowest and highest factor on a lead; 1 and 1 for none
 * @param shiftSeconds how much earlier or later a recording begins at most, 0 to 60
 * @param leadDropout chance of each lead to be zero, in [0, 1)
 * @param wander share of the recordings that get simulated baseline wander, 0 to 1
 * @param mixup alpha of the beta distribution of shares, 0.05 to 1; 0 for none
 */
public record Augmentation(List<Double> gain, double shiftSeconds, double leadDropout, double wander, double mixup) {
    /** Recordings as they are. */
    public static final Augmentation NONE = new Augmentation(List.of(1.0, 1.0), 0, 0, 0, 0);

    private static final String KEY = "training.augmentation.";
    private static final double LONGEST_SHIFT_SECONDS = 60;
    private static final double SMALLEST_ALPHA = 0.05;

    /** From hardly visible to half as large as the QRS complexes: signal-to-noise ratios, dB. */
    private static final double MOST_WANDER_DB = 6;

    private static final double LEAST_WANDER_DB = 24;

    public Augmentation {
        gain = List.copyOf(gain);
        if (gain.size() != 2
                || !(gain.get(0) > 0 && gain.get(1) >= gain.get(0))
                || gain.get(1).isInfinite()) {
            throw BadUsage.expected(KEY + "gain", "two positive numbers, the lowest and the highest factor", gain);
        }
        if (!(shiftSeconds >= 0 && shiftSeconds <= LONGEST_SHIFT_SECONDS)) {
            throw BadUsage.expected(KEY + "shiftSeconds", "0 (none) to 60", shiftSeconds);
        }
        if (!(leadDropout >= 0 && leadDropout < 1)) {
            throw BadUsage.expected(KEY + "leadDropout", "at least 0 (none) and below 1", leadDropout);
        }
        if (!(wander >= 0 && wander <= 1)) {
            throw BadUsage.expected(KEY + "wander", "0 (none) to 1", wander);
        }
        if (mixup != 0 && !(mixup >= SMALLEST_ALPHA && mixup <= 1)) {
            throw BadUsage.expected(KEY + "mixup", "0 (none), or 0.05 to 1", mixup);
        }
    }

    /** What is done to each recording alone: all but mixup. */
    public Disturbance disturbance(InputContract contract) {
        Disturbance all = Disturbance.none();
        if (gain.get(0) != 1 || gain.get(1) != 1) {
            all = all.then(new LeadGain(gain.get(0), gain.get(1)));
        }
        int shift = (int) Math.round(shiftSeconds * contract.samplingRateHz());
        if (shift > 0) {
            all = all.then(new CircularShift(shift));
        }
        if (wander > 0) {
            List<NoiseSource> sources = NoiseSources.BASELINE_WANDER.all();
            all = all.then(new RandomStress(contract, sources, MOST_WANDER_DB, LEAST_WANDER_DB).on(wander));
        }
        return leadDropout > 0 ? all.then(new LeadDropout(leadDropout)) : all;
    }
}
