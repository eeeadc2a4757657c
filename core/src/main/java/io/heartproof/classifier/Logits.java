package io.heartproof.classifier;

import io.heartproof.label.ClassSet;
import io.heartproof.label.LogOdds;
import io.heartproof.label.Task;
import io.heartproof.problem.BadData;
import java.util.Arrays;

/** From logits to an answer, where a recording has one class: {@link Task#ONE_OF}. */
public final class Logits {
    private Logits() {}

    /** Index of the largest logit, the first of equal ones. */
    public static int prediction(float[] logits) {
        return Task.ONE_OF.prediction(logits);
    }

    /** The prediction of each row of (N, K) logits. */
    public static int[] predictions(float[][] logits) {
        return Arrays.stream(logits).mapToInt(Logits::prediction).toArray();
    }

    /** Whether none of them is NaN. */
    public static boolean areNumbers(float... logits) {
        for (float logit : logits) {
            if (Float.isNaN(logit)) {
                return false;
            }
        }
        return true;
    }

    /** What is wrong with an answer that is no number about that. */
    public static BadData noNumber(String about) {
        return new BadData("the network", "expected numbers as answers, got NaN about " + about);
    }

    /** The softmax of the logits: K probabilities that sum to 1. */
    public static double[] probabilities(float[] logits) {
        return Task.ONE_OF.probabilities(logits);
    }

    /** How likely the answer makes each class of a recording that has these. */
    public static LogOdds odds(float[] logits, ClassSet truth) {
        return LogOdds.of(truth, Task.ONE_OF.logOdds(logits));
    }
}
