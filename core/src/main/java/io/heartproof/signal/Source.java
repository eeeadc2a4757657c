package io.heartproof.signal;

import java.util.List;
import java.util.stream.Stream;

/**
 * What was read from where.
 *
 * @param format name of the format, such as {@code WFDB 16} or {@code MATLAB v5 (CPSC2018)}
 * @param files the files that were read, header first, as given or beside it
 * @param notes what is odd but no error, one line each ("lead V1 is not calibrated")
 */
public record Source(String format, List<String> files, List<String> notes) {
    /** A recording that no file stands behind, such as a simulated one. */
    public static Source of(String origin) {
        return new Source(origin, List.of(), List.of());
    }

    public Source {
        files = List.copyOf(files);
        notes = List.copyOf(notes);
    }

    /** The same source with one more note. */
    public Source noted(String note) {
        return new Source(
                format, files, Stream.concat(notes.stream(), Stream.of(note)).toList());
    }

    /** The same with further notes. */
    public Source withNotes(List<String> further) {
        return new Source(
                format, files, Stream.concat(notes.stream(), further.stream()).toList());
    }
}
