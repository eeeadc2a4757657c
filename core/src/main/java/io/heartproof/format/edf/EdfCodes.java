package io.heartproof.format.edf;

import io.heartproof.format.rule.LinearScale;
import io.heartproof.problem.Counted;
import java.util.Locale;
import java.util.Optional;

/**
 * The codes of one signal as amplitudes. The digital minimum and maximum are "the extreme values that can occur in the data
 * records" (Kemp et al. 1992), so that a code outside them is no sample. Not thread-safe.
 */
final class EdfCodes {
    private final EdfSignal signal;
    private final LinearScale scale;
    private final double lowest;
    private final double highest;
    private int outside;

    EdfCodes(EdfSignal signal) {
        this.signal = signal;
        this.scale = signal.scale();
        this.lowest = signal.lowestCode();
        this.highest = signal.highestCode();
    }

    /** What a code stands for; NaN where the header says that it cannot occur. */
    float amplitude(short code) {
        if (scale.perCode() != 0 && (code < lowest || code > highest)) {
            outside++;
            return Float.NaN;
        }
        return scale.amplitude(code);
    }

    /** How many codes could not occur. */
    Optional<String> note() {
        return outside == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "signal %s has %s outside its digital minimum and maximum of %s and %s",
                        signal.label(),
                        Counted.of(outside, "code"),
                        signal.range().digitalMinimum(),
                        signal.range().digitalMaximum()));
    }
}
