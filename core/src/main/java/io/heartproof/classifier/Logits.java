package io.heartproof.classifier;

import java.util.Arrays;

/** From logits to an answer. */
public final class Logits {
    private Logits() {}

    /** Index of the largest logit, the first of equal ones. */
    public static int prediction(float[] logits) {
        int best = 0;
        for (int k = 1; k < logits.length; k++) {
            if (logits[k] > logits[best]) {
                best = k;
            }
        }
        return best;
    }

    /** The prediction of each row of (N, K) logits. */
    public static int[] predictions(float[][] logits) {
        return Arrays.stream(logits).mapToInt(Logits::prediction).toArray();
    }

    /** The softmax of the logits: K probabilities that sum to 1. */
    public static double[] probabilities(float[] logits) {
        double largest = logits[prediction(logits)];
        double[] probabilities = new double[logits.length];
        double sum = 0;
        for (int k = 0; k < logits.length; k++) {
            probabilities[k] = Math.exp(logits[k] - largest);
            sum += probabilities[k];
        }
        for (int k = 0; k < logits.length; k++) {
            probabilities[k] /= sum;
        }
        return probabilities;
    }
}
