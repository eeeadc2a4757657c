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
        float[] noisy = batch.values().clone();
        for (int n = 0; n < batch.size(); n++) {
            SplitMix random = SplitMix.of(seed(batch.recordings().get(n)));
            for (int row = n * batch.leads(); row < (n + 1) * batch.leads(); row++) {
                addTo(noisy, row * batch.length(), batch, n, random);
            }
        }
        return batch.withValues(noisy);
    }

    private void addTo(float[] noisy, int row, Batch batch, int n, SplitMix random) {
        float peak = peak(noisy, row, batch.length());
        for (int t = 0; t < batch.length(); t++) {
            if (batch.mask()[n * batch.length() + t] > 0) {
                double sum = noisy[row + t] + peak * amplitude * random.symmetric();
                noisy[row + t] = (float) Math.max(-peak, Math.min(peak, sum));
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
