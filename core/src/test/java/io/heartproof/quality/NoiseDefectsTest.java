package io.heartproof.quality;

import static io.heartproof.quality.Electrocardiograms.changed;
import static io.heartproof.quality.Electrocardiograms.simulated;
import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.noise.BaselineWander;
import io.heartproof.noise.MainsNoise;
import io.heartproof.noise.MuscleNoise;
import io.heartproof.noise.Noise;
import io.heartproof.noise.WhiteNoise;
import io.heartproof.seed.SeededRandom;
import io.heartproof.signal.Lead;
import io.heartproof.signal.Recording;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Noise added to simulated recordings, at ratios where it is in the way and where it is not. */
class NoiseDefectsTest {
    private static final long SEED = 20261124;

    @ParameterizedTest
    @ValueSource(doubles = {100, 250, 500, 1000})
    void whiteNoiseIsRefusedOnlyWhereItOutweighsTheSignal(double samplingRateHz) {
        assertThat(with(WhiteNoise.GAUSSIAN, -12, samplingRateHz)).isEqualTo("noisy");
        assertThat(with(WhiteNoise.GAUSSIAN, 20, samplingRateHz)).isEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(doubles = {125, 250, 500, 1000})
    void muscleNoiseIsRefusedOnlyWhereItOutweighsTheSignal(double samplingRateHz) {
        assertThat(with(new MuscleNoise(), -6, samplingRateHz)).isEqualTo("noisy");
        assertThat(with(new MuscleNoise(), 20, samplingRateHz)).isEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(doubles = {100, 250, 500, 1000})
    void wanderIsRefusedOnlyWhereItIsNearlyAllThereIs(double samplingRateHz) {
        assertThat(with(new BaselineWander(0.3), -20, samplingRateHz)).isEqualTo("noisy");
        assertThat(with(new BaselineWander(0.3), 6, samplingRateHz)).isEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(doubles = {125, 250, 360, 500, 1000})
    void leadThatHearsTheMainsAloneIsDisconnected(double samplingRateHz) {
        assertThat(with(new MainsNoise(50), -30, samplingRateHz)).isEqualTo("disconnected");
        assertThat(with(new MainsNoise(50), -12, samplingRateHz)).isIn("noisy", "disconnected");
        assertThat(with(new MainsNoise(50), 20, samplingRateHz)).isEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(doubles = {250, 500})
    void mainsOfSixtyHertzAreHeardToo(double samplingRateHz) {
        assertThat(with(new MainsNoise(60), -30, samplingRateHz)).isEqualTo("disconnected");
    }

    @ParameterizedTest
    @CsvSource({"5, true", "20, false"})
    void artefactOfSomeSecondsDoesNotCondemnALongLead(int seconds, boolean acceptable) {
        Recording long30 = changed(simulated("Normal", 2, 500), samples -> repeated(samples, 3));
        Recording shaken = changed(long30, Lead.V4, samples -> {
            double[] noise = WhiteNoise.GAUSSIAN.samples(500 * seconds, 500, SeededRandom.of(SEED));
            for (int t = 0; t < noise.length; t++) {
                samples[t] += (float) noise[t];
            }
            return samples;
        });

        assertThat(QualityGate.STANDARD.check(shaken, Lead.STANDARD_12).acceptable())
                .isEqualTo(acceptable);
    }

    private static float[] repeated(float[] samples, int times) {
        float[] repeated = new float[samples.length * times];
        for (int t = 0; t < repeated.length; t++) {
            repeated[t] = samples[t % samples.length];
        }
        return repeated;
    }

    /** The summary of V4 with noise of one kind at a ratio in dB. */
    private static String with(Noise noise, double decibels, double samplingRateHz) {
        Recording noisy = changed(
                simulated("Normal", 1, samplingRateHz),
                Lead.V4,
                samples -> disturbed(
                        samples, noise.samples(samples.length, samplingRateHz, SeededRandom.of(SEED)), decibels));
        RecordingQuality quality = QualityGate.STANDARD.check(noisy, Lead.STANDARD_12);
        assertThat(quality.leads())
                .filteredOn(lead -> !lead.lead().equals(Lead.V4))
                .allMatch(LeadQuality::usable);
        return quality.leads().get(Lead.STANDARD_12.indexOf(Lead.V4)).summary();
    }

    /** The samples with noise at a ratio of the signal's variance to the noise's mean square, in dB. */
    private static float[] disturbed(float[] samples, double[] noise, double decibels) {
        double mean = mean(t -> samples[t], samples.length);
        double variance = mean(t -> (samples[t] - mean) * (samples[t] - mean), samples.length);
        double power = mean(t -> noise[t] * noise[t], noise.length);
        double scale = Math.sqrt(variance / power) * Math.pow(10, -decibels / 20);
        float[] disturbed = new float[samples.length];
        for (int t = 0; t < disturbed.length; t++) {
            disturbed[t] = (float) (samples[t] + scale * noise[t]);
        }
        return disturbed;
    }

    private static double mean(IntToDoubleFunction values, int count) {
        return IntStream.range(0, count).mapToDouble(values).average().orElseThrow();
    }
}
