package io.heartproof.metric.paired;

import io.heartproof.metric.Bootstrap;
import io.heartproof.seed.SeededRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Means over S seeds with 95 % intervals over seeds and recordings: each draw takes S seeds with replacement, then one
 * list of N recordings with replacement, the same for all seeds drawn, as all networks see the same recordings.
 *
 * <p>Every call with the same S and N draws the same. So do two defences: their difference is paired in recordings and,
 * where both were trained with the same seeds, in seeds.
 *
 * <p>Limits: with S seeds the drawn spread between seeds is {@code sqrt((S - 1) / S)} of the true one, for 3 seeds 0.82;
 * with one seed the interval is over recordings alone.
 *
 * <p>Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), sections 8.3 and 13.3; for two crossed factors
 * Owen, The pigeonhole bootstrap, Ann. Appl. Stat. 1 (2007) 386-411. Thread-safe.
 *
 * @param resamples as in {@link Bootstrap}
 */
public record CrossedBootstrap(int resamples, long seed) {
    /** Figures of one seed's network. */
    @FunctionalInterface
    public interface SeedFigures {
        /**
         * @param seed index of the seed, 0 to S - 1
         * @param weights how often each of the N recordings counts
         * @return as many figures at every call
         */
        double[] of(int seed, int... weights);
    }

    public CrossedBootstrap {
        new Bootstrap(resamples, seed);
    }

    /** The means of some figures over the seeds; at least one seed. */
    public List<Drawn> means(int seeds, int recordings, SeedFigures figures) {
        double[] values = mean(IntStream.range(0, seeds).toArray(), ones(recordings), figures);
        double[][] drawn = new double[values.length][resamples];
        SeededRandom random = SeededRandom.of(seed);
        for (int r = 0; r < resamples; r++) {
            int[] drawnSeeds =
                    IntStream.generate(() -> random.index(seeds)).limit(seeds).toArray();
            double[] means = mean(drawnSeeds, weights(recordings, random), figures);
            for (int f = 0; f < means.length; f++) {
                drawn[f][r] = means[f];
            }
        }
        return IntStream.range(0, values.length)
                .mapToObj(f -> new Drawn(values[f], drawn[f]))
                .toList();
    }

    private static double[] mean(int[] seeds, int[] weights, SeedFigures figures) {
        int[] times = new int[seeds.length];
        for (int drawn : seeds) {
            times[drawn]++;
        }
        double[] sums = new double[0];
        for (int s = 0; s < times.length; s++) {
            if (times[s] > 0) {
                double[] ofSeed = figures.of(s, weights);
                sums = sums.length == 0 ? new double[ofSeed.length] : sums;
                for (int f = 0; f < ofSeed.length; f++) {
                    sums[f] += times[s] * ofSeed[f];
                }
            }
        }
        return Arrays.stream(sums).map(sum -> sum / seeds.length).toArray();
    }

    private static int[] ones(int recordings) {
        int[] ones = new int[recordings];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static int[] weights(int recordings, SeededRandom random) {
        int[] weights = new int[recordings];
        for (int i = 0; i < recordings; i++) {
            weights[random.index(recordings)]++;
        }
        return weights;
    }
}
