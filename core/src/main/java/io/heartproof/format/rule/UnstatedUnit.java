package io.heartproof.format.rule;

import java.util.Locale;
import java.util.Optional;

/** Amplitudes whose unit a file does not state are taken as millivolts, and doubted where no ECG has so many. */
public final class UnstatedUnit {
    private static final float HIGHEST_USUAL_MILLIVOLTS = 50;

    private UnstatedUnit() {}

    /**
     * What is odd about them.
     *
     * @param peak the largest magnitude, taken as millivolts
     */
    public static Optional<String> note(float peak) {
        return peak > HIGHEST_USUAL_MILLIVOLTS
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "no unit is stated, so amplitudes are taken as mV: they reach %.6g, as if in another unit",
                        peak))
                : Optional.empty();
    }
}
