package io.heartproof.metric.suite;

import java.util.Locale;
import java.util.Optional;

/**
 * One answer to the question whether the figures of a suite can be trusted. Immutable.
 *
 * @param name such as {@code randomised}
 * @param value what was measured; empty where the check could not be made
 * @param threshold beyond which it is an alarm
 * @param alarm whether the figures are not to be trusted
 * @param text what was seen, a sentence
 */
public record Check(String name, Optional<Double> value, double threshold, boolean alarm, String text) {
    public Check {
        if (alarm && value.isEmpty()) {
            throw new IllegalArgumentException("a check that was not made cannot be an alarm, got " + name);
        }
    }

    /** One that is an alarm where the value is above the threshold. */
    public static Check atMost(double threshold, String name, double value, String text) {
        return new Check(name, Optional.of(value), threshold, value > threshold, text);
    }

    /** One that is an alarm where the value is below the threshold. */
    public static Check atLeast(double threshold, String name, double value, String text) {
        return new Check(name, Optional.of(value), threshold, value < threshold, text);
    }

    /** One that could not be made, and why. */
    public static Check notMade(double threshold, String name, String why) {
        return new Check(name, Optional.empty(), threshold, false, why);
    }

    /** {@code ALARM randomised: 0.02, threshold 0.0001: ...}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s%s: %s, threshold %s: %s",
                alarm ? "ALARM " : "",
                name,
                value.map(known -> String.format(Locale.ROOT, "%.3g", known)).orElse("not made"),
                threshold,
                text);
    }
}
