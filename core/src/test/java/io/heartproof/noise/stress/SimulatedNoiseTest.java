package io.heartproof.noise.stress;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.seed.SeededRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedNoiseTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void hasTwoComponentsOfWhichOneIsNoLull(int kind) {
        SimulatedNoise source = SimulatedNoise.ALL.get(kind);
        for (int seed = 0; seed < 50; seed++) {
            double[][] stretch = source.stretch(1600, 500, SeededRandom.of(seed));
            assertThat(stretch.length).isEqualTo(2);
            double loudest = Math.max(meanSquare(stretch[0]), meanSquare(stretch[1]));
            assertThat(loudest).as(source.name() + ", seed " + seed).isGreaterThanOrEqualTo(0.1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void isTheSameForTheSameSeedAlone(int kind) {
        SimulatedNoise source = SimulatedNoise.ALL.get(kind);
        double[][] stretch = source.stretch(1600, 500, SeededRandom.of(3));
        assertThat(source.stretch(1600, 500, SeededRandom.of(3))).isDeepEqualTo(stretch);
        assertThat(source.stretch(1600, 500, SeededRandom.of(4))[0]).isNotEqualTo(stretch[0]);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aStretchThatIsNothingButLullIsGivenAllTheSame(int kind) {
        double[][] stretch = SimulatedNoise.ALL.get(kind).stretch(500, 1e9, SeededRandom.of(1));

        assertThat(stretch.length).isEqualTo(2);
        assertThat(stretch[0]).hasSize(500);
    }

    private static double meanSquare(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum / values.length;
    }
}
