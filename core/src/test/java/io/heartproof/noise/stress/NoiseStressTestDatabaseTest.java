package io.heartproof.noise.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.fixture.Shared;
import io.heartproof.format.RecordingFiles;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What we measure, against a record that the program {@code nst} made: 118e06 is 118 with the noise of em at 6 dB, five
 * minutes clean, then two minutes noisy. Skipped where the data is absent.
 */
class NoiseStressTestDatabaseTest {
    private static final int RATE = 360;
    private static final int NOISY_FROM = 300 * RATE;
    private static final int NOISY_TO = 420 * RATE;

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void measuresTheRatioThatTheStressTestSet(int signal) throws IOException {
        Path folder = Shared.folder("nstdb");
        float[] ecg = samples(RecordingFiles.read(folder.resolve("118e06.hea")), signal);
        float[] em = samples(RecordingFiles.read(folder.resolve("em.hea")), signal);

        double gain = gain(ecg, em);
        double amplitude = QrsAmplitude.of(List.of(Arrays.copyOf(ecg, NOISY_FROM)), RATE)[0];
        double[] noise = new double[NOISY_FROM];
        Arrays.setAll(noise, t -> gain * em[t]);

        assertThat(StressRatio.decibels(StressRatio.signalPower(amplitude), StressRatio.noisePower(noise, RATE)))
                .isCloseTo(6, within(0.3));
    }

    /** The gain of the noise in the noisy minutes, by least squares; slow wander, common to both, is taken off. */
    private static double gain(float[] ecg, float... em) {
        double[] noisy = withoutWander(Arrays.copyOfRange(ecg, NOISY_FROM, NOISY_TO));
        double[] noise = withoutWander(Arrays.copyOfRange(em, NOISY_FROM, NOISY_TO));
        double both = 0;
        double power = 0;
        for (int t = 0; t < noise.length; t++) {
            both += noisy[t] * noise[t];
            power += noise[t] * noise[t];
        }
        return both / power;
    }

    /** Each sample minus the mean of the second around it. */
    private static double[] withoutWander(float... samples) {
        double[] sums = new double[samples.length + 1];
        for (int t = 0; t < samples.length; t++) {
            sums[t + 1] = sums[t] + samples[t];
        }
        double[] rest = new double[samples.length];
        for (int t = 0; t < samples.length; t++) {
            int from = Math.max(0, t - RATE / 2);
            int to = Math.min(samples.length, t + RATE / 2);
            rest[t] = samples[t] - (sums[to] - sums[from]) / (to - from);
        }
        return rest;
    }

    private static float[] samples(Recording recording, int signal) {
        return recording.signals().get(signal).samples();
    }
}
