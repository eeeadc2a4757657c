package io.heartproof.signal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was read from where.
 *
 * @param format name of the format, such as {@code WFDB 16} or {@code MATLAB v5 (CPSC2018)}
 * @param files the files that were read, header first, as given or beside it
 * @param notes what is odd but no error, one line each ("lead V1 is not calibrated")
 * @param simulated whether a simulator made the recording and its file says so
 * @param attack what attack on which network has put noise on it, where its file says so
 */
public record Source(
        String format, List<String> files, List<String> notes, boolean simulated, Optional<String> attack) {
    /** What was read from a file that speaks neither of a simulator nor of an attack. */
    public Source(String format, List<String> files, List<String> notes) {
        this(format, files, notes, false, Optional.empty());
    }

    /** A recording that no file stands behind. */
    public static Source of(String origin) {
        return new Source(origin, List.of(), List.of());
    }

    public Source {
        files = List.copyOf(files);
        notes = List.copyOf(notes);
    }

    /** The same source, of a recording that a simulator made. */
    public Source bySimulator() {
        return new Source(format, files, notes, true, attack);
    }

    /** The same source, of a recording that an attack has put noise on; a note says so. */
    public Source attackedBy(String words) {
        Source noted = noted("noise of an attack: " + words);
        return new Source(format, files, noted.notes, simulated, Optional.of(words));
    }

    /** The same with other files and notes. */
    public Source with(List<String> otherFiles, List<String> otherNotes) {
        return new Source(format, otherFiles, otherNotes, simulated, attack);
    }

    /** The same source with one more note. */
    public Source noted(String note) {
        return withNotes(List.of(note));
    }

    /** The same with further notes. */
    public Source withNotes(List<String> further) {
        return with(files, Stream.concat(notes.stream(), further.stream()).toList());
    }
}
