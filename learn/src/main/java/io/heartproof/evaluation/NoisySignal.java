package io.heartproof.evaluation;

import io.heartproof.batch.Batch;
import io.heartproof.seed.Seeds;
import java.util.SplittableRandom;

/**
 * White noise on a batch: uniform in [-amplitude, amplitude] wherever there is signal, the sum clipped to [-1, 1]. The
 * noise of a recording depends on seed, recording and amplitude alone, and on its samples' distance from the signal's
 * begin, not on padding. Source: protocol section 6.
 *
 * @param amplitude in units of each lead's peak
 */
record NoisySignal(double amplitude, long seed) {
    /** The batch with noise; the given one is unchanged. */
    Batch of(Batch batch) {
        float[] noisy = batch.values().clone();
        for (int n = 0; n < batch.size(); n++) {
            SplittableRandom random =
                    new SplittableRandom(seed(batch.recordings().get(n)));
            for (int row = n * batch.leads(); row < (n + 1) * batch.leads(); row++) {
                addTo(noisy, row * batch.length(), batch, n, random);
            }
        }
        return batch.withValues(noisy);
    }

    private void addTo(float[] noisy, int row, Batch batch, int n, SplittableRandom random) {
        for (int t = 0; t < batch.length(); t++) {
            if (batch.mask()[n * batch.length() + t] > 0) {
                double sum = noisy[row + t] + amplitude * (2 * random.nextDouble() - 1);
                noisy[row + t] = (float) Math.max(-1, Math.min(1, sum));
            }
        }
    }

    private long seed(String recording) {
        return Seeds.derive(Seeds.derive(seed, recording), Double.doubleToLongBits(amplitude));
    }
}
