package io.heartproof.dataset.store;

import io.heartproof.dataset.table.DiagnosisMap;
import io.heartproof.dataset.table.LabelFile;
import io.heartproof.dataset.table.ReferenceTable;
import io.heartproof.format.OwnFormats;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
    private static final Set<String> TABLES = Set.of(ReferenceTable.NAME, LabelFile.NAME, DiagnosisMap.NAME);

    private RecordingEndings() {}

    /** What a recording's file may be called, for messages: {@code A0001.hea, .mat, ...}. */
    static String possibleNames(String recording) {
        return recording + String.join(", ", ALL);
    }

    /** Whether a recording's file may be called so; the tables of a data set are none. */
    public static boolean isKnown(String file) {
        return hasEnding(file) && !TABLES.contains(file);
    }

    private static boolean hasEnding(String file) {
        String lower = file.toLowerCase(Locale.ROOT);
        return ALL.stream().anyMatch(lower::endsWith);
    }

    /** The first of these files from which a recording can be read. */
    public static Optional<String> main(String recording, Collection<String> files) {
        return ALL.stream()
                .flatMap(ending -> files.stream()
                        .filter(file -> file.startsWith(recording)
                                && file.substring(recording.length()).equalsIgnoreCase(ending)))
                .findFirst();
    }

    /** A file's name without its ending, which is one that recordings have; other names as they are. */
    public static String nameOf(String file) {
        return hasEnding(file) ? file.substring(0, file.lastIndexOf('.')) : file;
    }

    /** Whether the file heads a WFDB record. */
    public static boolean isHeader(String file) {
        return file.toLowerCase(Locale.ROOT).endsWith(HEADER);
    }
}
