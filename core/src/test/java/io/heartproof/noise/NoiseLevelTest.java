package io.heartproof.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.problem.BadUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseLevelTest {
    private final double[] noise = new MuscleNoise().samples(5000, 500, SeededRandom.of(9));

    @ParameterizedTest
    @ValueSource(doubles = {-6, 0, 10, 24})
    void keepsTheSignalToNoiseRatio(double decibels) {
        float[] signal = wave(5000, 3);
        float[] noisy = NoiseLevel.signalToNoise(decibels).add(signal, noise);

        // The wave's variance is 1/2 * 0.8^2 = 0.32; its offset of 3 does not count as signal.
        assertThat(10 * Math.log10(0.32 / power(signal, noisy))).isCloseTo(decibels, within(1e-3));
    }

    @Test
    void keepsTheRms() {
        float[] signal = new float[5000];
        assertThat(power(signal, NoiseLevel.rms(0.05).add(signal, noise))).isCloseTo(0.0025, within(1e-9));
        assertThat(NoiseLevel.rms(0).add(signal, noise)).containsOnly(0);
    }

    @Test
    void keepsInvalidSamplesInvalid() {
        float[] signal = wave(5000, 0);
        signal[7] = Float.NaN;
        float[] noisy = NoiseLevel.signalToNoise(10).add(signal, noise);
        assertThat(noisy[7]).isNaN();
        assertThat(noisy[8]).isNotNaN();
    }

    @Test
    void addsNothingToAFlatSignalOrFromSilence() {
        float[] flat = {1, 1, 1};
        assertThat(NoiseLevel.signalToNoise(0).add(flat, new double[] {1, -1, 1}))
                .isEqualTo(flat);
        assertThat(NoiseLevel.rms(1).add(flat, new double[3])).isEqualTo(flat);
    }

    @Test
    void refusesLevelsThatAreNone() {
        assertThatThrownBy(() -> NoiseLevel.rms(-1))
                .isInstanceOf(BadUsage.class)
                .hasMessageContaining("-1.0");
        assertThatThrownBy(() -> NoiseLevel.signalToNoise(Double.NaN)).isInstanceOf(BadUsage.class);
        assertThatThrownBy(() -> NoiseLevel.rms(1).add(new float[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** A hundred whole periods of amplitude 0.8. */
    private static float[] wave(int length, double offset) {
        float[] wave = new float[length];
        for (int i = 0; i < length; i++) {
            wave[i] = (float) (offset + 0.8 * Math.sin(2 * Math.PI * 100 * i / length));
        }
        return wave;
    }

    private static double power(float[] signal, float[] noisy) {
        double sum = 0;
        for (int i = 0; i < signal.length; i++) {
            double difference = (double) noisy[i] - signal[i];
            sum += difference * difference;
        }
        return sum / signal.length;
    }
}
