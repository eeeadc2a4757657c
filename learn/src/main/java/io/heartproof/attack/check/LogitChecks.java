package io.heartproof.attack.check;

import io.heartproof.classifier.Inference;
import io.heartproof.metric.suite.Check;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.problem.Counted;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Checks of what a classifier answers without noise: the same when asked again, and logits, no probabilities. */
final class LogitChecks {
    static final int PASSES = 5;

    private static final double LARGEST_DIFFERENCE = 1e-4;
    private static final double ROUNDING = 1e-3;
    private static final String RANDOMISED = "randomised";
    private static final String PROBABILITIES = "probabilities given as logits";

    private LogitChecks() {}

    /** Asks about a set {@link #PASSES} times. */
    static List<Check> of(PreparedSet set, Inference inference) {
        float[][][] logits = new float[PASSES][][];
        Arrays.setAll(logits, pass -> inference.logits(set));
        double largest = Arrays.stream(logits)
                .mapToDouble(other -> difference(logits[0], other))
                .max()
                .orElse(0);
        String text = String.format(
                Locale.ROOT,
                "%s asked about %d times, logits divided by their length",
                Counted.of(set.size(), "recording"),
                PASSES);
        return List.of(Check.atMost(LARGEST_DIFFERENCE, RANDOMISED, largest, text), probabilities(logits[0]));
    }

    private static double difference(float[][] one, float[]... other) {
        return IntStream.range(0, one.length)
                .mapToDouble(n -> IntStream.range(0, one[n].length)
                        .mapToDouble(k -> Math.abs(one[n][k] / length(one[n]) - other[n][k] / length(other[n])))
                        .max()
                        .orElse(0))
                .max()
                .orElse(0);
    }

    private static double length(float... logits) {
        double sum = 0;
        for (float logit : logits) {
            sum += (double) logit * logit;
        }
        return Math.max(Math.sqrt(sum), Double.MIN_NORMAL);
    }

    private static Check probabilities(float[]... logits) {
        double share =
                Arrays.stream(logits).filter(LogitChecks::areProbabilities).count() / (double) logits.length;
        String text = "share of answers that lie between 0 and 1 and sum to 1; steps on them lose their gradient";
        return new Check(PROBABILITIES, Optional.of(share), 1, share >= 1, text);
    }

    private static boolean areProbabilities(float... logits) {
        double sum = 0;
        for (float logit : logits) {
            if (logit < 0 || logit > 1) {
                return false;
            }
            sum += logit;
        }
        return Math.abs(sum - 1) < ROUNDING;
    }
}
