package io.heartproof.evaluation.noise;

import io.heartproof.batch.Batch;
import io.heartproof.seed.Seeds;
import io.heartproof.seed.SplitMix;

/**
 * White noise on a batch: uniform in [-amplitude, amplitude] times the lead's peak wherever there is signal, the sum clipped
 * to the peak on either side; where leads are scaled by their peak, that is 1. The noise of a recording depends on seed,
 * recording and amplitude alone, and on its samples' distance from the signal's begin, not on padding. Source: protocol
 * section 6.
 *
 * @param amplitude in units of each lead's peak
 */
record NoisySignal(double amplitude, long seed) {
    private static final float SMALLEST_PEAK = 1.2e-6f;

    /** The batch with noise; the given one is unchanged. */
    Batch of(Batch batch) {
        Batch noisy = batch.withValues(batch.values().clone());
        for (int n = 0; n < batch.size(); n++) {
            SplitMix random = SplitMix.of(seed(batch.recordings().get(n)));
            for (int lead = 0; lead < batch.leads(); lead++) {
                addTo(noisy, n, lead, random);
            }
        }
        return noisy;
    }

    private void addTo(Batch noisy, int n, int lead, SplitMix random) {
        float[] values = noisy.values();
        int row = (n * noisy.leads() + lead) * noisy.length();
        float peak = peak(values, row, noisy.length());
        for (int t = 0; t < noisy.length(); t++) {
            if (noisy.mask()[n * noisy.length() + t] > 0) {
                double sum = values[row + t] + peak * amplitude * random.symmetric();
                values[row + t] = (float) Math.max(-peak, Math.min(peak, sum));
            }
        }
    }

    /** The largest absolute value, or 1 where that is next to nothing, as in scaling by the peak. */
    private static float peak(float[] values, int row, int length) {
        float peak = 0;
        for (int t = row; t < row + length; t++) {
            peak = Math.max(peak, Math.abs(values[t]));
        }
        return peak < SMALLEST_PEAK ? 1 : peak;
    }

    private long seed(String recording) {
        return Seeds.derive(Seeds.derive(seed, recording), Double.doubleToLongBits(amplitude));
    }
}
