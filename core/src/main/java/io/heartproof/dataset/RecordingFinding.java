package io.heartproof.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What validation found out about one recording.
 *
 * @param recording its name, as the reference file or the folder gives it
 * @param labels names of its classes, empty where the reference file gives none that hold
 * @param facts empty (null) where it could not be read
 * @param remarks what is wrong, then what is odd, one line each; empty where it is fine
 */
public record RecordingFinding(
        String recording,
        Usability condition,
        List<String> labels,
        @Nullable Facts facts,
        List<String> remarks) {
    /** Whether a recording can be used. */
    public enum Usability {
        /** Nothing to remark. */
        FINE,
        /** It can be used; the remarks say what is unusual. */
        ODD,
        /** It cannot be used; the first remark says why. */
        REFUSED
    }

    /**
     * What the file says.
     *
     * @param leads their names, in the file's order
     */
    public record Facts(String format, double durationSeconds, double samplingRateHz, List<String> leads) {}

    public RecordingFinding {
        labels = List.copyOf(labels);
        remarks = List.copyOf(remarks);
    }
}
