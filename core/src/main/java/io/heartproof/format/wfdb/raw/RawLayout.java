package io.heartproof.format.wfdb.raw;

import io.heartproof.problem.BadData;
import io.heartproof.problem.Counted;
import java.util.Locale;

/**
 * How raw samples lie in a file.
 *
 * @param format number of a WFDB format
 * @param offset bytes before the first
 * @param samplesPerFrame of all signals together
 */
public record RawLayout(int format, long offset, int samplesPerFrame) {
    /**
     * Refuses a file whose own header says something else than the WFDB header.
     *
     * @param where the WFDB header, for messages
     * @param described what the WFDB header says
     */
    void requireIs(String where, String file, RawLayout described) {
        if (!equals(described)) {
            throw new BadData(
                    where,
                    String.format(
                            Locale.ROOT,
                            "%s says of itself that it holds %s, the header says %s",
                            file,
                            this,
                            described));
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s in format %d+%d", Counted.of(samplesPerFrame, "signal"), format, offset);
    }
}
