package io.heartproof.contract;

import io.heartproof.problem.Counted;
import java.util.List;
import java.util.Locale;

/**
 * A recording as its classifier wants it, before padding. Arrays are shared, not copied: nobody writes to them.
 *
 * @param recording its name
 * @param leads L arrays of t samples, scaled
 * @param scales L: what 1.0 in each lead stands for
 * @param notes what is odd about it, from reading and from preparation, one line each
 */
@SuppressWarnings("ArrayRecordComponent") // carries arrays, is never compared
public record PreparedRecording(String recording, float[][] leads, List<LeadScale> scales, List<String> notes)
        implements Prepared {
    public PreparedRecording {
        scales = List.copyOf(scales);
        notes = List.copyOf(notes);
        if (leads.length == 0 || scales.size() != leads.length) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s: expected leads and one scale for each, got %s and %s",
                    recording,
                    Counted.of(leads.length, "lead"),
                    Counted.of(scales.size(), "scale")));
        }
        for (float[] lead : leads) {
            if (lead.length != leads[0].length) {
                throw new IllegalArgumentException(recording + ": the leads differ in length");
            }
        }
    }

    @Override
    public int length() {
        return leads[0].length;
    }

    /** Itself. */
    @Override
    public PreparedRecording read() {
        return this;
    }
}
