package io.heartproof.metric.paired;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Corrects p values for the number of tests in a family, so that the chance of any false finding stays below the level
 * that the corrected values are compared with. The i-th smallest of m (i from 0) is multiplied by {@code m - i}, is at
 * least as large as the corrected one before it, and at most 1. Holds under every dependence between the tests.
 *
 * <p>Source: Holm, A Simple Sequentially Rejective Multiple Test Procedure, Scand. J. Statist. 6 (1979) 65-70.
 */
public final class Holm {
    private Holm() {}

    /** The corrected values, in the order of {@code pValues}. */
    public static double[] adjusted(double... pValues) {
        List<Integer> rising = IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .toList();
        double[] adjusted = new double[pValues.length];
        double before = 0;
        for (int rank = 0; rank < adjusted.length; rank++) {
            int i = rising.get(rank);
            before = Math.min(1, Math.max(before, (adjusted.length - rank) * pValues[i]));
            adjusted[i] = before;
        }
        return adjusted;
    }
}
