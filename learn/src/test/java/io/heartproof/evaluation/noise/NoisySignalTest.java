package io.heartproof.evaluation.noise;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.batch.Batch;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.testing.SmallWorld;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoisySignalTest {
    private static final PreparedSet SET = SmallWorld.recordings(3, 1);
    private static final NoisySignal NOISE = new NoisySignal(0.3, 7);

    @Test
    void changesNothingButSignalAndNotTheGivenBatch() {
        Batch batch = SmallWorld.batch(SET);
        float[] before = batch.values().clone();

        float[] noisy = NOISE.of(batch).values();

        assertThat(Arrays.equals(batch.values(), before)).isTrue();
        for (int i = 0; i < noisy.length; i++) {
            if (!isSignal(batch, i)) {
                assertThat(noisy[i]).isZero();
            }
        }
    }

    @Test
    void isMeasuredInThePeakOfEachLead() {
        float[] ones = new float[2_000];
        Arrays.fill(ones, 1);
        float[] values = new float[2 * ones.length]; // two leads with peaks 2.5 and 0.1
        values[5] = -2.5f;
        values[ones.length + 5] = 0.1f;

        float[] noisy = NOISE.of(new Batch(List.of("a"), values, ones, new int[1], 2, ones.length))
                .values();

        for (int i = 0; i < noisy.length; i++) {
            float peak = i < ones.length ? 2.5f : 0.1f;
            assertThat(Math.abs(noisy[i] - values[i])).isLessThanOrEqualTo(0.3f * peak + 1e-6f);
            assertThat(Math.abs(noisy[i])).isLessThanOrEqualTo(peak);
        }
        assertThat(Math.abs(noisy[0])).isGreaterThan(0);
        float largest = 0;
        for (int i = 6; i < ones.length; i++) {
            largest = Math.max(largest, Math.abs(noisy[i]));
        }
        assertThat(largest).isGreaterThan(0.29f * 2.5f);
    }

    @Test
    void addsAtMostTheAmplitudeAndStaysInTheRange() {
        Batch batch = withPeaksOfOne(SmallWorld.batch(SET));
        float[] noisy = NOISE.of(batch).values();
        int clipped = 0;
        for (int i = 0; i < noisy.length; i++) {
            assertThat(Math.abs(noisy[i] - batch.values()[i])).isLessThanOrEqualTo(0.3f + 1e-6f);
            assertThat(Math.abs(noisy[i])).isLessThanOrEqualTo(1);
            clipped += Math.abs(noisy[i]) == 1 ? 1 : 0;
        }
        assertThat(clipped).as("samples at the end of the range").isPositive();
    }

    @Test
    void isUniform() {
        // silence of 3 x 8 x 5,120 samples: what is left is the noise itself
        int bins = 20;
        int[] counts = new int[bins];
        float[] noise = NOISE.of(silence()).values();
        for (float value : noise) {
            counts[(int) Math.min(bins - 1, (value / 0.3 + 1) / 2 * bins)]++;
        }
        double expected = (double) noise.length / bins;
        double chiSquare = Arrays.stream(counts)
                .mapToDouble(c -> (c - expected) * (c - expected) / expected)
                .sum();
        assertThat(chiSquare).as("of 19 degrees of freedom, seed 7").isLessThan(43.8); // p = 0.001
    }

    @Test
    void isTheSameWhateverElseIsInTheBatch() {
        float[] together = NOISE.of(SmallWorld.batch(SET)).values();
        float[] alone = NOISE.of(SmallWorld.batch(SET.at(2))).values();
        float[] own = Arrays.copyOfRange(together, together.length - alone.length, together.length);
        assertThat(Arrays.equals(alone, own)).isTrue();
    }

    @Test
    void differsBetweenRecordingsAmplitudesAndSeeds() {
        Batch silence = silence();
        float[] noise = NOISE.of(silence).values();
        int size = noise.length / 3;
        assertThat(equalSamples(Arrays.copyOf(noise, size), Arrays.copyOfRange(noise, size, 2 * size)))
                .isLessThan(10);
        float[] twice = new NoisySignal(0.6, 7).of(silence).values();
        for (int i = 0; i < twice.length; i++) {
            twice[i] /= 2;
        }
        assertThat(equalSamples(noise, twice)).isLessThan(10);
        assertThat(equalSamples(noise, new NoisySignal(0.3, 8).of(silence).values()))
                .isLessThan(10);
    }

    /** As scaling by the peak leaves them: each lead reaches 1. */
    private static Batch withPeaksOfOne(Batch batch) {
        float[] values = batch.values().clone();
        for (int last = batch.length() - 1; last < values.length; last += batch.length()) {
            values[last] = 1;
        }
        return batch.withValues(values);
    }

    private static Batch silence() {
        float[] ones = new float[3 * 5120];
        Arrays.fill(ones, 1);
        return new Batch(List.of("a", "b", "c"), new float[8 * ones.length], ones, new int[3], 8, 5120);
    }

    private static boolean isSignal(Batch batch, int i) {
        int recording = i / (batch.leads() * batch.length());
        return batch.mask()[recording * batch.length() + i % batch.length()] > 0;
    }

    private static int equalSamples(float[] a, float[] b) {
        int equal = 0;
        for (int i = 0; i < a.length; i++) {
            equal += a[i] == b[i] ? 1 : 0;
        }
        return equal;
    }
}
