package io.heartproof.label;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What the classes are to one another, and so what logits mean. Every method takes the K logits of one recording. Immutable.
 *
 * <pre>{@code
 * ONE_OF   p_k = exp(z_k) / sum_j exp(z_j)   answer: the class with the largest, the first of equal ones
 * any of   p_k = 1 / (1 + exp(-z_k))         answer: the classes with p_k >= their threshold, none to all
 * }</pre>
 */
public sealed interface Task {
    /** A recording has one class. */
    OneOf ONE_OF = new OneOf();

    /** K probabilities. */
    double[] probabilities(float[] logits);

    /** The classes that a classifier with these logits says the recording has. */
    ClassSet answer(float[] logits);

    /** K values log(p / (1 - p)), from the logits themselves, so that none is rounded to 0 or 1 on the way. */
    float[] logOdds(float[] logits);

    /** A recording has any of the classes, or none; {@code thresholds} are one per class. */
    static Task anyOf(List<Double> thresholds) {
        return new AnyOf(thresholds);
    }

    /** One class holds: softmax, and the first largest. */
    record OneOf() implements Task {
        /** Index of the largest logit, the first of equal ones. */
        public int prediction(float[] logits) {
            int best = 0;
            for (int k = 1; k < logits.length; k++) {
                if (logits[k] > logits[best]) {
                    best = k;
                }
            }
            return best;
        }

        /** They sum to 1. */
        @Override
        public double[] probabilities(float[] logits) {
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

        @Override
        public ClassSet answer(float[] logits) {
            return ClassSet.of(prediction(logits));
        }

        /** {@code z_k - log sum over j != k of exp(z_j)}. */
        @Override
        public float[] logOdds(float[] logits) {
            float[] odds = new float[logits.length];
            for (int k = 0; k < logits.length; k++) {
                double largest = Double.NEGATIVE_INFINITY;
                for (int j = 0; j < logits.length; j++) {
                    largest = j == k ? largest : Math.max(largest, logits[j]);
                }
                double others = 0;
                for (int j = 0; j < logits.length; j++) {
                    others += j == k ? 0 : Math.exp(logits[j] - largest);
                }
                odds[k] = (float) (logits[k] - largest - Math.log(others));
            }
            return odds;
        }
    }

    /**
     * Any classes hold: a sigmoid and a threshold each.
     *
     * @param thresholds K probabilities, each above 0 and at most 1
     */
    record AnyOf(List<Double> thresholds) implements Task {
        public AnyOf {
            thresholds = List.copyOf(thresholds);
            if (thresholds.isEmpty() || thresholds.stream().anyMatch(t -> !(t > 0 && t <= 1))) {
                throw new IllegalArgumentException("thresholds must lie above 0 and at most at 1, got " + thresholds);
            }
        }

        /** Each by itself from 0 to 1. */
        @Override
        public double[] probabilities(float[] logits) {
            if (logits.length != thresholds.size()) {
                throw new IllegalArgumentException(
                        "expected as many logits as thresholds, " + thresholds.size() + ", got " + logits.length);
            }
            return IntStream.range(0, logits.length)
                    .mapToDouble(k -> 1 / (1 + Math.exp(-(double) logits[k])))
                    .toArray();
        }

        @Override
        public ClassSet answer(float[] logits) {
            double[] probabilities = probabilities(logits);
            return ClassSet.of(IntStream.range(0, probabilities.length)
                    .filter(k -> probabilities[k] >= thresholds.get(k))
                    .toArray());
        }

        /** The logits themselves. */
        @Override
        public float[] logOdds(float[] logits) {
            return logits.clone();
        }
    }
}
