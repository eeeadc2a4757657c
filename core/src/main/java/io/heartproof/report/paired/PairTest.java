package io.heartproof.report.paired;

import io.heartproof.condition.Condition;
import io.heartproof.metric.Figure;
import io.heartproof.metric.paired.McNemar;
import java.util.List;

/**
 * Two networks, or defences, under one condition.
 *
 * @param condition where they were tested
 * @param seeds recordings that one of the two gets right, by seed
 * @param pValue of {@link McNemar}, all seeds together
 * @param adjusted the same, corrected by {@link io.heartproof.metric.paired.Holm} for all tests of the comparison
 * @param accuracyDifference first minus second, shares
 * @param macroF1Difference first minus second
 */
public record PairTest(
        String first,
        String second,
        Condition condition,
        List<McNemar> seeds,
        double pValue,
        double adjusted,
        Figure accuracyDifference,
        Figure macroF1Difference) {
    private static final double LEVEL = 0.05;

    /** What the figures support. */
    public enum Finding {
        /** The test finds a difference and the interval leaves 0 out. */
        DIFFERENT,
        /** Only one of the two does. */
        UNSETTLED,
        /** Neither does: too little is known to tell them apart. They may differ by what the interval holds. */
        NOT_TOLD_APART
    }

    public PairTest {
        seeds = List.copyOf(seeds);
        if (!(pValue >= 0 && pValue <= adjusted && adjusted <= 1)) {
            throw new IllegalArgumentException(
                    "p values must be 0 to 1, the corrected one not the smaller, got " + pValue + " and " + adjusted);
        }
    }

    /** At a chance of 5 % for any false finding of the test. */
    public Finding finding() {
        boolean test = adjusted < LEVEL;
        boolean interval = accuracyDifference
                .known()
                .map(known -> known.low() > 0 || known.high() < 0)
                .orElse(false);
        return test && interval ? Finding.DIFFERENT : test || interval ? Finding.UNSETTLED : Finding.NOT_TOLD_APART;
    }

    /** The same with another corrected p value. */
    public PairTest withAdjusted(double value) {
        return new PairTest(first, second, condition, seeds, pValue, value, accuracyDifference, macroF1Difference);
    }

    /** The same, seen from the second's side. */
    public PairTest reversed() {
        return new PairTest(
                second,
                first,
                condition,
                seeds.stream()
                        .map(seed -> new McNemar(seed.onlySecond(), seed.onlyFirst()))
                        .toList(),
                pValue,
                adjusted,
                negative(accuracyDifference),
                negative(macroF1Difference));
    }

    private static Figure negative(Figure figure) {
        return figure.known()
                .map(known -> Figure.of(-known.value(), -known.high(), -known.low()))
                .orElse(figure);
    }
}
