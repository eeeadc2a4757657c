package io.heartproof.metric.paired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.metric.Figure;
import io.heartproof.problem.BadUsage;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CrossedBootstrapTest {
    @Test
    void oneSeedHasTheIntervalOfItsRecordings() {
        // 74 of 100 right: standard error 0.0439, so 0.654 to 0.826.
        double[][] right = {new double[100]};
        Arrays.fill(right[0], 0, 74, 1);

        Figure.Known mean = known(mean(new CrossedBootstrap(10_000, 1), right));

        assertThat(mean.value()).isEqualTo(0.74, within(1e-12));
        assertThat(mean.low()).isEqualTo(0.654, within(0.015));
        assertThat(mean.high()).isEqualTo(0.826, within(0.015));
    }

    @Test
    void seedsAreDrawnToo() {
        // One network is always right, one never: a draw has two, one or none of the good one (1/4, 1/2, 1/4).
        double[][] right = new double[2][30];
        Arrays.fill(right[1], 1);

        assertThat(mean(new CrossedBootstrap(1000, 2), right)).isEqualTo(Figure.of(0.5, 0, 1));
    }

    @Test
    void allSeedsSeeTheSameRecordings() {
        // Three equal networks tell no more than one: the interval is that of one.
        double[] one = new double[100];
        Arrays.fill(one, 0, 74, 1);

        Figure.Known mean = known(mean(new CrossedBootstrap(10_000, 1), new double[][] {one, one, one}));

        assertThat(mean.low()).isEqualTo(0.654, within(0.015));
        assertThat(mean.high()).isEqualTo(0.826, within(0.015));
    }

    @Test
    void differencesArePairedInRecordings() {
        // Both fail on the same ten of forty, the second on two more: every draw differs by the share of those two.
        double[][] first = {new double[40]};
        double[][] second = {new double[40]};
        Arrays.fill(first[0], 0, 30, 1);
        Arrays.fill(second[0], 0, 28, 1);
        CrossedBootstrap bootstrap = new CrossedBootstrap(10_000, 3);

        Drawn difference = drawn(bootstrap, first).minus(drawn(bootstrap, second));

        // Binomial(40, 2/40)/40: none with probability 0.129, five or more with 0.048, six or more with 0.014.
        assertThat(difference.figure("")).isEqualTo(Figure.of(0.75 - 0.7, 0, 5.0 / 40));
        assertThat(drawn(bootstrap, first).minus(drawn(bootstrap, first)).figure(""))
                .isEqualTo(Figure.of(0, 0, 0));
    }

    @Test
    void sameSeedGivesTheSameIntervalAndAnotherSeedAnother() {
        double[][] right = {
            new Random(4).ints(50, 0, 2).asDoubleStream().toArray(),
            new Random(5).ints(50, 0, 2).asDoubleStream().toArray()
        };

        Figure mean = mean(new CrossedBootstrap(200, 6), right);

        assertThat(mean(new CrossedBootstrap(200, 6), right)).isEqualTo(mean);
        assertThat(mean(new CrossedBootstrap(200, 7), right)).isNotEqualTo(mean);
    }

    @Test
    void intervalCoversTheTrueMeanOfSeedsAndRecordingsAboutAsOftenAsItSays() {
        long seed = 30;
        Random random = new Random(seed);
        int covered = 0;
        for (int study = 0; study < 200; study++) {
            double[][] scores = new double[10][40];
            double[] ofRecording = random.doubles(40, -1, 1).toArray();
            for (double[] ofSeed : scores) {
                double network = random.nextDouble() - 0.5;
                Arrays.setAll(ofSeed, i -> network + ofRecording[i] + random.nextDouble() - 0.5);
            }
            Figure.Known mean = known(mean(new CrossedBootstrap(200, study), scores));
            covered += mean.low() <= 0 && 0 <= mean.high() ? 1 : 0;
        }

        // Binomial(200, 0.95) has a standard deviation of 3.1; ten seeds make the interval a little narrow.
        assertThat(covered).as("seed %d", seed).isBetween(178, 199);
    }

    @Test
    void figureWithoutValueGivesItsReason() {
        Drawn nothing = new CrossedBootstrap(100, 1)
                .means(1, 3, (s, weights) -> new double[] {Double.NaN})
                .get(0);

        assertThat(nothing.figure("it is undefined: why")).hasToString("it is undefined: why");
    }

    @Test
    void rejectsTooFewLists() {
        assertThatThrownBy(() -> new CrossedBootstrap(39, 1)).isInstanceOf(BadUsage.class);
    }

    private static Figure mean(CrossedBootstrap bootstrap, double[][] perSeed) {
        return drawn(bootstrap, perSeed).figure("undefined");
    }

    /** The mean of values per seed and recording. */
    private static Drawn drawn(CrossedBootstrap bootstrap, double[][] perSeed) {
        return bootstrap
                .means(perSeed.length, perSeed[0].length, (s, weights) -> {
                    double sum = 0;
                    for (int i = 0; i < weights.length; i++) {
                        sum += weights[i] * perSeed[s][i];
                    }
                    return new double[] {sum / weights.length};
                })
                .get(0);
    }

    private static Figure.Known known(Figure figure) {
        return figure.known().orElseThrow();
    }
}
