package io.heartproof.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.problem.BadUsage;
import io.heartproof.seed.SeededRandom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NoiseTest {
    static List<Noise> kinds() {
        return List.of(
                WhiteNoise.GAUSSIAN,
                WhiteNoise.UNIFORM,
                new BaselineWander(0.25),
                new MuscleNoise(),
                new MainsNoise(50),
                new ElectrodeMotion());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void hasAMeanSquareOfOneOnAverage(Noise noise) {
        SeededRandom random = SeededRandom.of(17);
        double sum = 0;
        int stretches = 600;
        for (int i = 0; i < stretches; i++) {
            sum += meanSquare(noise.samples(2048, 250, random));
        }
        assertThat(sum / stretches).isCloseTo(1, within(0.12));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void givesTheSameForTheSameSeedAndAnyLength(Noise noise) {
        assertThat(noise.samples(700, 500, SeededRandom.of(3))).isEqualTo(noise.samples(700, 500, SeededRandom.of(3)));
        for (int length : new int[] {0, 1, 2, 3, 1000}) {
            assertThat(noise.samples(length, 500, SeededRandom.of(3))).hasSize(length);
        }
    }

    @Test
    void uniformNoiseStaysInItsRange() {
        double[] samples = WhiteNoise.UNIFORM.samples(100_000, 500, SeededRandom.of(1));
        assertThat(Arrays.stream(samples).max().orElseThrow()).isBetween(1.731, Math.sqrt(3));
        assertThat(Arrays.stream(samples).min().orElseThrow()).isBetween(-Math.sqrt(3), -1.731);
    }

    @Test
    void whiteNoiseIsFlat() {
        Spectrum spectrum = new Spectrum(WhiteNoise.GAUSSIAN);
        assertThat(spectrum.share(0, 50)).isCloseTo(0.2, within(0.01));
        assertThat(spectrum.slope(2, 200)).isCloseTo(0, within(0.5));
    }

    @Test
    void baselineWanderIsSlowerThanTheHeart() {
        Spectrum spectrum = new Spectrum(new BaselineWander(0.3));
        assertThat(spectrum.share(0, 0.7)).isGreaterThan(0.98);
        assertThat(spectrum.share(0.2, 0.4)).as("breathing").isGreaterThan(0.4);
    }

    @Test
    void muscleNoiseLiesBetween15And150Hertz() {
        Spectrum spectrum = new Spectrum(new MuscleNoise());
        assertThat(spectrum.share(15, 150)).isGreaterThan(0.75);
        assertThat(spectrum.share(10, 200)).isGreaterThan(0.88);
        assertThat(spectrum.share(0, 5)).isLessThan(0.01);
    }

    @Test
    void mainsNoiseIsALineWithItsThirdHarmonic() {
        Spectrum spectrum = new Spectrum(new MainsNoise(60));
        assertThat(spectrum.peak()).isCloseTo(60, within(0.15));
        assertThat(spectrum.share(59.5, 60.5)).isCloseTo(1 / 1.04, within(0.01));
        assertThat(spectrum.share(179, 181)).isCloseTo(0.04 / 1.04, within(0.01));
    }

    @Test
    void mainsNoiseDoesNotAlias() {
        double[] samples = new MainsNoise(60).samples(4000, 100, SeededRandom.of(1));
        assertThat(samples).containsOnly(0);
    }

    @Test
    void electrodeMotionIsSlowAndSudden() {
        double[] samples = new ElectrodeMotion().samples(50_000, 500, SeededRandom.of(2));
        double meanSquare = meanSquare(samples);
        double fourth = Arrays.stream(samples).map(v -> v * v * v * v).average().orElseThrow();
        assertThat(fourth / (meanSquare * meanSquare)).as("kurtosis").isGreaterThan(5);
        assertThat(new Spectrum(new ElectrodeMotion()).share(0, 5)).isGreaterThan(0.9);
    }

    @Test
    void refusesParametersOutsideTheirRange() {
        assertThatThrownBy(() -> new MainsNoise(0)).isInstanceOf(BadUsage.class).hasMessageContaining("0.0");
        assertThatThrownBy(() -> new BaselineWander(Double.NaN)).isInstanceOf(BadUsage.class);
    }

    private static double meanSquare(double[] samples) {
        return Arrays.stream(samples).map(v -> v * v).average().orElseThrow();
    }
}
