package io.heartproof.simulate.dipole;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.seed.SeededRandom;
import io.heartproof.signal.Lead;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FibrillatoryWavesTest {
    private static final double RATE_HZ = 250;

    @ParameterizedTest
    @ValueSource(doubles = {4.5, 6, 8.5})
    void oscillatesAtItsFrequency(double frequencyHz) {
        double[] v1 = lead(Lead.V1, new FibrillatoryWaves(0.1, frequencyHz));
        double strongest = IntStream.rangeClosed(10, 200)
                .mapToObj(tenths -> tenths / 10.0)
                .reduce((a, b) -> power(v1, b) > power(v1, a) ? b : a)
                .orElseThrow();
        assertThat(strongest).isBetween(frequencyHz - 1, frequencyHz + 1);
    }

    @Test
    void isStrongestInV1() {
        FibrillatoryWaves waves = new FibrillatoryWaves(0.1, 6);
        double v1 = rms(lead(Lead.V1, waves));
        assertThat(v1).isBetween(0.04, 0.10);
        assertThat(rms(lead(Lead.II, waves))).isBetween(0.2 * v1, v1);
        assertThat(rms(lead(Lead.V6, waves))).isLessThan(v1);
        assertThat(rms(lead(Lead.I, waves))).isLessThan(0.5 * v1);
    }

    private static double[] lead(Lead lead, FibrillatoryWaves waves) {
        DipoleSignal signal = new DipoleSignal(5000, RATE_HZ);
        waves.addTo(signal, SeededRandom.of(12));
        return IntStream.range(0, signal.length())
                .mapToDouble(i -> DowerMatrix.project(lead, signal.at(i)))
                .toArray();
    }

    private static double power(double[] x, double frequencyHz) {
        double cos = 0;
        double sin = 0;
        for (int i = 0; i < x.length; i++) {
            double angle = 2 * Math.PI * frequencyHz * i / RATE_HZ;
            double window = 1 - Math.cos(2 * Math.PI * i / x.length);
            cos += window * x[i] * Math.cos(angle);
            sin += window * x[i] * Math.sin(angle);
        }
        return cos * cos + sin * sin;
    }

    private static double rms(double[] x) {
        return Math.sqrt(Arrays.stream(x).map(v -> v * v).average().orElseThrow());
    }
}
