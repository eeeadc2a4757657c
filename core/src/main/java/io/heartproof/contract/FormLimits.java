package io.heartproof.contract;

import io.heartproof.problem.BadData;
import java.util.Locale;

/** What every {@link InputForm} refuses. */
final class FormLimits {
    private FormLimits() {}

    /** Refuses a number of the form itself that lies outside its bounds. */
    static void require(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new BadData(
                    "input contract",
                    String.format(Locale.ROOT, "%s must lie between %d and %d, got %d", name, least, most, value));
        }
    }

    /** Refuses a length of a signal that the form does not take. */
    static void requireTaken(InputForm form, int samples) {
        if (samples < form.shortestSamples() || samples > form.cutSamples()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "expected %d to %d samples, got %d",
                    form.shortestSamples(),
                    form.cutSamples(),
                    samples));
        }
    }

    /** Refuses a u that cannot have been drawn from [0, 1). */
    static void requireUnit(double u) {
        if (!(u >= 0 && u < 1)) {
            throw new IllegalArgumentException("expected u in [0, 1), got " + u);
        }
    }
}
