package io.heartproof.format.rule;

import io.heartproof.problem.BadData;
import io.heartproof.problem.Counted;
import java.util.Locale;

/**
 * The largest recording that is read: 2^26 samples over all leads (256 MiB of floats), which a three-lead Holter of 24
 * hours at 250 Hz just fits. Asked before an array is made, so that a few bytes of header cannot ask for gigabytes.
 */
public final class SampleLimit {
    /** Samples of all leads together. */
    public static final int LARGEST = 1 << 26;

    private SampleLimit() {}

    /**
     * Samples per lead as an array length.
     *
     * @param where file, for the message
     * @throws BadData where there is no sample, or {@code leads * samples} is over the limit
     */
    public static int check(String where, int leads, long samples) {
        if (samples < 1) {
            throw new BadData(where, "expected at least one sample per lead, got " + samples);
        }
        if (samples > LARGEST / Math.max(leads, 1)) {
            throw new BadData(
                    where,
                    String.format(
                            Locale.ROOT,
                            "at most %d samples over all leads are read, got %s of %s",
                            LARGEST,
                            Counted.of(leads, "lead"),
                            Counted.of(samples, "sample")));
        }
        return (int) samples;
    }
}
