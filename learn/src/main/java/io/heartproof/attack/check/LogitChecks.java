package io.heartproof.attack.check;

import io.heartproof.classifier.Inference;
import io.heartproof.metric.suite.Check;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.problem.Counted;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Checks of what a classifier answers without noise: the same when asked again and when asked about a recording alone, and logits,
 * no probabilities.
 */
final class LogitChecks {
    /** Passes for a recording: {@link #TOGETHER}, and one alone. */
    static final int PASSES = 6;

    private static final int TOGETHER = 5;
    private static final double LARGEST_DIFFERENCE = 1e-4;

    /** Batches of other sizes are summed in another order, which changes the last digits. */
    private static final double LARGEST_BY_BATCH = 1e-3;

    /** Half of the last of two digits: what rounding may take from each class's share of the sum. */
    private static final double ROUNDING = 0.005;

    private static final String RANDOMISED = "randomised";
    private static final String BY_BATCH = "answers depend on the batch";
    private static final String PROBABILITIES = "probabilities given as logits";

    private LogitChecks() {}

    /** Asks about a set {@link #TOGETHER} times, then about each of its recordings alone. */
    static List<Check> of(PreparedSet set, Inference inference) {
        float[][][] logits = new float[TOGETHER][][];
        Arrays.setAll(logits, pass -> inference.logits(set));
        double largest = Arrays.stream(logits)
                .mapToDouble(other -> difference(logits[0], other))
                .max()
                .orElse(0);
        String text = String.format(
                Locale.ROOT,
                "%s asked about %d times, logits divided by their length",
                Counted.of(set.size(), "recording"),
                TOGETHER);
        return List.of(
                Check.atMost(LARGEST_DIFFERENCE, RANDOMISED, largest, text),
                byBatch(set, inference, logits[0]),
                probabilities(logits[0]));
    }

    /** None of them, and why. */
    static List<Check> notMade(String why) {
        return List.of(
                Check.notMade(LARGEST_DIFFERENCE, RANDOMISED, why),
                Check.notMade(LARGEST_BY_BATCH, BY_BATCH, why),
                Check.notMade(1, PROBABILITIES, why));
    }

    private static Check byBatch(PreparedSet set, Inference inference, float[]... together) {
        if (set.size() < 2) {
            return Check.notMade(LARGEST_BY_BATCH, BY_BATCH, "there is one recording alone");
        }
        float[][] alone = new Inference(inference.classifiers(), 1).logits(set);
        return Check.atMost(
                LARGEST_BY_BATCH,
                BY_BATCH,
                difference(together, alone),
                "%s asked about together and alone, logits divided by their length; attacks ask in ever smaller batches"
                        .formatted(Counted.of(set.size(), "recording")));
    }

    private static double difference(float[][] one, float[]... other) {
        return IntStream.range(0, one.length)
                .mapToDouble(n -> IntStream.range(0, one[n].length)
                        .mapToDouble(k ->
                                Math.abs(finite(one[n][k]) / length(one[n]) - finite(other[n][k]) / length(other[n])))
                        .max()
                        .orElse(0))
                .max()
                .orElse(0);
    }

    private static double length(float... logits) {
        double sum = 0;
        for (float logit : logits) {
            sum += finite(logit) * finite(logit);
        }
        return Math.max(Math.sqrt(sum), Double.MIN_NORMAL);
    }

    private static double finite(float logit) {
        return Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, logit));
    }

    /** An alarm where no answer at all is other than probabilities. */
    private static Check probabilities(float[]... logits) {
        long others = Arrays.stream(logits)
                .filter(answer -> !areProbabilities(answer))
                .count();
        return Check.atLeast(
                1,
                PROBABILITIES,
                (double) others,
                String.format(
                        Locale.ROOT,
                        "answers of %d that lie outside 0 to 1 or do not sum to 1; steps on probabilities lose their"
                                + " gradient",
                        logits.length));
    }

    private static boolean areProbabilities(float... logits) {
        double sum = 0;
        for (float logit : logits) {
            if (logit < 0 || logit > 1) {
                return false;
            }
            sum += logit;
        }
        return Math.abs(sum - 1) <= ROUNDING * logits.length;
    }
}
