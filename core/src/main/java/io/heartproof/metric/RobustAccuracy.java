package io.heartproof.metric;

import java.util.Arrays;

/**
 * One number for accuracy with and without noise: {@code ACC_robust = sqrt(clean * mean(noisy))}, a geometric mean, so
 * that neither side can be bought with the other. The mean is over the noise levels run (without level 0), each counted
 * once however far they lie apart: it compares over the same levels only.
 *
 * <p>Source: Ma and Liang, ICMLA 2020, arXiv 2008.03609.
 */
public final class RobustAccuracy {
    private RobustAccuracy() {}

    /** NaN where no noise level was run; accuracies are shares from 0 to 1. */
    public static double of(double clean, double... noisy) {
        return Math.sqrt(clean * Arrays.stream(noisy).average().orElse(Double.NaN));
    }
}
