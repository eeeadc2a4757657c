package io.heartproof.metric.paired;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.BinomialTest;

/**
 * Exact test of whether two classifiers are right equally often, on the same recordings. Only recordings count that
 * exactly one of them gets right: where the two are equally good, each such recording is as likely one's as the other's.
 *
 * <p>One-sided p value: {@code P(X >= onlyFirst)}, X binomial with {@code onlyFirst + onlySecond} trials and probability
 * 1/2; two-sided: twice the smaller one, at most 1. No such recording: 1.
 *
 * <p>Several seeds: seed by seed on the same recordings, so the S p values are dependent. Each direction's p values are
 * joined by Rüger's rule, {@code S/k} times the k-th smallest, which holds under every dependence; k is the smallest
 * majority of the seeds ({@code S/2} rounded down, plus 1). The result is twice the smaller direction's. So a small value
 * needs most seeds to agree in direction; one seed gives the ordinary test. A majority vote of the networks would test
 * something else, an ensemble that nobody attacked.
 *
 * <p>It speaks of these trained networks on other recordings like these. What other trainings could give is in the interval
 * of {@link CrossedBootstrap}.
 *
 * <p>Source: McNemar, Psychometrika 12 (1947) 153-157, exact form; Rüger, Metrika 25 (1978) 171-178.
 *
 * @param onlyFirst recordings that only the first classifier gets right
 * @param onlySecond recordings that only the second gets right
 */
public record McNemar(int onlyFirst, int onlySecond) {
    public McNemar {
        if (onlyFirst < 0 || onlySecond < 0) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "numbers of recordings must not be negative, got %d and %d", onlyFirst, onlySecond));
        }
    }

    /**
     * Counts.
     *
     * @param truth class index of each recording
     * @param first class index that the first classifier gave it
     * @param second class index that the second gave it
     */
    public static McNemar of(int[] truth, int[] first, int[] second) {
        int onlyFirst = 0;
        int onlySecond = 0;
        for (int i = 0; i < truth.length; i++) {
            boolean firstRight = first[i] == truth[i];
            boolean secondRight = second[i] == truth[i];
            onlyFirst += firstRight && !secondRight ? 1 : 0;
            onlySecond += secondRight && !firstRight ? 1 : 0;
        }
        return new McNemar(onlyFirst, onlySecond);
    }

    /** Two-sided, of all seeds together; at least one. */
    public static double pValue(List<McNemar> seeds) {
        double firstBetter = joined(seeds, seed -> upperTail(seed.onlyFirst, seed.onlySecond));
        double secondBetter = joined(seeds, seed -> upperTail(seed.onlySecond, seed.onlyFirst));
        return Math.min(1, 2 * Math.min(firstBetter, secondBetter));
    }

    private static double joined(List<McNemar> seeds, ToDoubleFunction<McNemar> oneSided) {
        double[] sorted = seeds.stream().mapToDouble(oneSided).sorted().toArray();
        int majority = sorted.length / 2 + 1;
        return Arrays.stream(sorted).skip(majority - 1L).findFirst().orElseThrow() * sorted.length / majority;
    }

    private static double upperTail(int successes, int failures) {
        return successes == 0
                ? 1
                : BinomialTest.withDefaults()
                        .with(AlternativeHypothesis.GREATER_THAN)
                        .test(successes + failures, successes, 0.5)
                        .getPValue();
    }
}
