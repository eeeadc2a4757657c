package io.heartproof.dataset.store;

import io.heartproof.format.OwnFormats;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How the files are called that a recording can be read from. Case does not matter, as clinics' machines write capitals. */
public final class RecordingEndings {
    /**
     * The first first. A header goes before its signal file: {@code A0001.mat} may be either of the two forms in circulation.
     */
    static final List<String> ALL = Stream.concat(
                    Stream.of(".hea", ".mat", ".dcm", ".edf", ".xml", ".csv"), OwnFormats.endings().stream())
            .toList();

    private static final String HEADER = ".hea";

    private RecordingEndings() {}

    /** What a recording's file may be called, for messages: {@code A0001.hea, .mat, ...}. */
    static String possibleNames(String recording) {
        return recording + String.join(", ", ALL);
    }

    /** Whether a recording's file may be called so. */
    static boolean isKnown(String file) {
        String lower = file.toLowerCase(Locale.ROOT);
        return ALL.stream().anyMatch(lower::endsWith);
    }

    /** A file's name without its ending, which is one that recordings have; other names as they are. */
    public static String nameOf(String file) {
        return isKnown(file) ? file.substring(0, file.lastIndexOf('.')) : file;
    }

    /** Whether the file heads a WFDB record. */
    static boolean isHeader(String file) {
        return file.toLowerCase(Locale.ROOT).endsWith(HEADER);
    }
}
