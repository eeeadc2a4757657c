package io.heartproof.metric.paired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class McNemarTest {
    @Test
    void countsRecordingsThatOneAloneGetsRight() {
        int[] truth = {0, 1, 2, 0, 1, 2};
        int[] first = {0, 1, 2, 0, 0, 0};
        int[] second = {0, 0, 1, 1, 1, 1};

        // Both right: 0. First alone: 1, 2, 3. Second alone: 4. Both wrong, with the same or another answer: 5.
        assertThat(McNemar.of(truth, first, second)).isEqualTo(new McNemar(3, 1));
    }

    @Test
    void pValueIsThatOfTheBinomial() {
        // P(X >= 6 of 7) = (7 + 1) / 2^7 = 0.0625.
        assertThat(McNemar.pValue(List.of(new McNemar(6, 1)))).isEqualTo(0.125, within(1e-12));
        assertThat(McNemar.pValue(List.of(new McNemar(1, 6)))).isEqualTo(0.125, within(1e-12));
        // P(X >= 10 of 12) = (66 + 12 + 1) / 4096.
        assertThat(McNemar.pValue(List.of(new McNemar(10, 2)))).isEqualTo(2 * 79.0 / 4096, within(1e-12));
    }

    @Test
    void pValueIsOneWhereNothingSpeaksForADifference() {
        assertThat(McNemar.pValue(List.of(new McNemar(0, 0)))).isEqualTo(1);
        assertThat(McNemar.pValue(List.of(new McNemar(3, 3)))).isEqualTo(1);
    }

    @Test
    void severalSeedsAreJoinedByTheMajority() {
        McNemar clear = new McNemar(0, 5);
        // One-sided 1/32 each. Three seeds: 3/2 times the second smallest; two-sided twice that.
        assertThat(McNemar.pValue(List.of(clear, clear, clear))).isEqualTo(3.0 / 32, within(1e-12));
        // The third seed does not matter: the second smallest is 1/32 still.
        assertThat(McNemar.pValue(List.of(clear, new McNemar(4, 4), clear))).isEqualTo(3.0 / 32, within(1e-12));
        // Two seeds: both must agree, 2/2 times the larger of 1/32 and 1/64.
        assertThat(McNemar.pValue(List.of(clear, new McNemar(0, 6)))).isEqualTo(2.0 / 32, within(1e-12));
    }

    @Test
    void seedsThatContradictEachOtherShowNothing() {
        assertThat(McNemar.pValue(List.of(new McNemar(0, 20), new McNemar(20, 0))))
                .isEqualTo(1);
        assertThat(McNemar.pValue(List.of(new McNemar(0, 20), new McNemar(20, 0), new McNemar(5, 5))))
                .isGreaterThan(0.9);
    }

    @Test
    void rejectsSeldomWhereThereIsNoDifferenceThoughSeedsShareTheirRecordings() {
        long seed = 11;
        Random random = new Random(seed);
        int rejected = 0;
        for (int list = 0; list < 1000; list++) {
            double[] difficulty = random.doubles(60).toArray();
            List<McNemar> seeds = IntStream.range(0, 3)
                    .mapToObj(s -> McNemar.of(new int[60], guesses(difficulty, random), guesses(difficulty, random)))
                    .toList();
            rejected += McNemar.pValue(seeds) <= 0.05 ? 1 : 0;
        }

        // Binomial(1000, 0.05) has a standard deviation of 6.9; the rule is cautious, so far fewer are expected.
        assertThat(rejected).as("seed %d", seed).isLessThan(50);
    }

    @Test
    void rejectsNegativeNumbers() {
        assertThatThrownBy(() -> new McNemar(-1, 2))
                .hasMessage("numbers of recordings must not be negative, got -1 and 2");
    }

    private static int[] guesses(double[] difficulty, Random random) {
        return Arrays.stream(difficulty)
                .mapToInt(d -> random.nextDouble() < d ? 1 : 0)
                .toArray();
    }
}
