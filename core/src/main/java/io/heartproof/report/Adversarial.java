package io.heartproof.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.heartproof.metric.Scores;

/**
 * Scores under one white-box attack at one level. In JSON the scores' fields stand beside the others.
 *
 * @param attack such as {@code pgd}
 * @param norm {@code linf} or {@code l2}
 * @param epsilon the level: largest length of the noise in that norm
 * @param unit what 1.0 of epsilon is: {@code relative} means each lead's peak
 * @param iterations steps of each start
 * @param starts random starts
 */
public record Adversarial(
        String attack,
        String norm,
        double epsilon,
        String unit,
        int iterations,
        int starts,
        @JsonUnwrapped Scores scores) {
    public static final String LINF = "linf";
    public static final String L2 = "l2";

    public Adversarial {
        checkedNorm(norm);
        WhiteNoise.checkedLevel(epsilon);
    }

    /** The norm as people write it: {@code L∞}, {@code L2}. */
    public static String symbol(String norm) {
        return norm.equals(LINF) ? "L\u221e" : "L2";
    }

    static void checkedNorm(String norm) {
        if (!norm.equals(LINF) && !norm.equals(L2)) {
            throw new IllegalArgumentException("a norm must be linf or l2, got '" + norm + "'");
        }
    }
}
