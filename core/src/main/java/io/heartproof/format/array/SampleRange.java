package io.heartproof.format.array;

import io.heartproof.problem.BadData;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Which samples of a row are the recording's: from one to before another. Immutable.
 *
 * @param note what was left out; empty where that is nothing, or the row says how long it is
 */
record SampleRange(int from, int to, Optional<String> note) {
    /** The first so many, as the row says. */
    static SampleRange first(String where, int samples, int all) {
        if (samples < 1 || samples > all) {
            throw new BadData(
                    where, String.format(Locale.ROOT, "expected a length from 1 to %d samples, got %d", all, samples));
        }
        return new SampleRange(0, samples, Optional.empty());
    }

    /** All but the first and the last at which every lead is exactly zero. */
    static SampleRange withoutPadding(String where, float[][] leads) {
        int to = leads[0].length;
        while (to > 0 && isZero(leads, to - 1)) {
            to--;
        }
        if (to == 0) {
            throw new BadData(where, "holds nothing but zeros");
        }
        int from = 0;
        while (isZero(leads, from)) {
            from++;
        }
        int after = leads[0].length - to;
        return new SampleRange(
                from,
                to,
                from + after == 0
                        ? Optional.empty()
                        : Optional.of(String.format(
                                Locale.ROOT,
                                "zero padding is cut off: %d samples before the signal, %d after it",
                                from,
                                after)));
    }

    private static boolean isZero(float[][] leads, int t) {
        for (float[] lead : leads) {
            if (lead[t] != 0) {
                return false;
            }
        }
        return true;
    }

    /** These samples of a lead. */
    float[] of(float[] lead) {
        return Arrays.copyOfRange(lead, from, to);
    }
}
