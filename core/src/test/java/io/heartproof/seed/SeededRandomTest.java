package io.heartproof.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SeededRandomTest {
    private static final int DRAWS = 100_000;

    /** These are the numbers on every machine and Java version; another generator would give other recordings. */
    @Test
    void givesTheSameNumbersForEver() {
        SeededRandom random = SeededRandom.of(42);
        assertThat(List.of(random.uniform(0, 1), random.normal(), random.normal(), random.logNormal(0.5)))
                .containsExactly(0.8143051451229099, 0.6594419179480208, 0.9622819898792657, 1.1242358475514376);
    }

    @Test
    void givesOtherNumbersForAnotherSeed() {
        assertThat(SeededRandom.of(1).normal()).isNotEqualTo(SeededRandom.of(2).normal());
    }

    @Test
    void drawsStandardNormalDeviates() {
        SeededRandom random = SeededRandom.of(7);
        double[] draws = DoubleStream.generate(random::normal).limit(DRAWS).toArray();
        assertThat(mean(DoubleStream.of(draws))).isCloseTo(0, within(0.01));
        assertThat(mean(DoubleStream.of(draws).map(v -> v * v))).isCloseTo(1, within(0.02));
        assertThat(mean(DoubleStream.of(draws).map(v -> v * v * v * v))).isCloseTo(3, within(0.15));
    }

    @Test
    void keepsRanges() {
        SeededRandom random = SeededRandom.of(8);
        for (int i = 0; i < DRAWS / 10; i++) {
            assertThat(random.normalWithin(0, 1, -0.5, 2)).isBetween(-0.5, 2.0);
            assertThat(random.uniform(-3, -1)).isBetween(-3.0, -1.0);
        }
    }

    @Test
    void picksEveryChoiceEquallyOften() {
        SeededRandom random = SeededRandom.of(9);
        double threes = mean(DoubleStream.generate(() -> random.pick(List.of(1, 2, 3)) == 3 ? 1 : 0)
                .limit(DRAWS));
        assertThat(threes).isCloseTo(1.0 / 3, within(0.01));
        assertThat(mean(DoubleStream.generate(() -> random.chance(0.2) ? 1 : 0).limit(DRAWS)))
                .isCloseTo(0.2, within(0.01));
    }

    /** The variance of a beta distribution with both parameters a is 1 / (4 (2 a + 1)). */
    @Test
    void drawsSharesFromASymmetricBetaDistribution() {
        for (double alpha : new double[] {0.05, 0.2, 1}) {
            SeededRandom random = SeededRandom.of(10);
            double[] draws = DoubleStream.generate(() -> random.symmetricBeta(alpha))
                    .limit(DRAWS)
                    .toArray();
            assertThat(draws).doesNotContain(Double.NaN);
            assertThat(mean(DoubleStream.of(draws))).isCloseTo(0.5, within(0.01));
            assertThat(mean(DoubleStream.of(draws).map(v -> (v - 0.5) * (v - 0.5))))
                    .isCloseTo(1 / (4 * (2 * alpha + 1)), within(0.005));
        }
    }

    private static double mean(DoubleStream values) {
        return values.average().orElseThrow();
    }
}
