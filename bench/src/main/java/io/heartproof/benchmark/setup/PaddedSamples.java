package io.heartproof.benchmark.setup;

import io.heartproof.contract.InputContract;
import io.heartproof.prepared.PreparedSet;
import java.util.Locale;

/** How many samples a network computes for a recording, padding included. */
public final class PaddedSamples {
    private PaddedSamples() {}

    /** The mean over a set. */
    public static double mean(InputContract contract, PreparedSet set) {
        return set.recordings().stream()
                .mapToInt(recording -> contract.form().paddedLength(recording.length()))
                .average()
                .orElseThrow();
    }

    /** Both forms' means and how many times smaller the second is: what bucket form can give at most. */
    public static String note(Forms forms, PreparedSet set) {
        double padded = mean(forms.padded(), set);
        double bucket = mean(forms.bucket(), set);
        return String.format(
                Locale.ROOT, "samples per recording %.0f against %.0f: %.2f times", padded, bucket, padded / bucket);
    }
}
