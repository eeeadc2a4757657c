package io.heartproof.dataset;

import io.heartproof.dataset.table.DiagnosisMap;
import io.heartproof.dataset.table.LabelFile;
import io.heartproof.dataset.table.ReferenceTable;
import io.heartproof.format.OwnFormats;
import io.heartproof.format.RecordingFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The files of a folder by name, listed once. Endings are compared ignoring case, as clinics' machines write them in
 * capitals.
 */
final class RecordingFolder {
    /**
     * The files that a recording can be read from, the first first. A header goes before its signal file: {@code A0001.mat}
     * may be either of the two forms in circulation.
     */
    private static final List<String> ENDINGS = Stream.concat(
                    Stream.of(".hea", ".mat", ".dcm", ".edf", ".xml", ".csv"), OwnFormats.endings().stream())
            .toList();

    static final String HEADER = ".hea";
    private static final String TABLE = ".csv";
    private static final Set<String> OWN_TABLES = Set.of(ReferenceTable.NAME, LabelFile.NAME, DiagnosisMap.NAME);

    private final Path folder;
    private final NavigableSet<String> names = new TreeSet<>();

    RecordingFolder(Path folder) throws IOException {
        this.folder = folder;
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> names.add(file.getFileName().toString()));
        }
    }

    Path path() {
        return folder;
    }

    /** What a recording's file may be called, for messages: {@code A0001.hea, .mat, ...}. */
    static String possibleNames(String recording) {
        return recording + String.join(", ", ENDINGS);
    }

    /** A file's name without its ending, which is one that recordings have; other names as they are. */
    static String nameOf(String file) {
        String lower = file.toLowerCase(Locale.ROOT);
        boolean known = ENDINGS.stream().anyMatch(lower::endsWith);
        return known ? file.substring(0, file.lastIndexOf('.')) : file;
    }

    /** The files that head a WFDB record, in order. */
    List<String> headers() {
        return names.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(HEADER))
                .toList();
    }

    /** The files that a recording can be read from, the first first. */
    List<Path> candidates(String recording) {
        List<String> files = filesOf(recording);
        return ENDINGS.stream()
                .flatMap(ending -> files.stream()
                        .filter(file -> file.substring(recording.length()).equalsIgnoreCase(ending)))
                .map(folder::resolve)
                .toList();
    }

    /**
     * The files that belong to a recording, in order: those whose name is the recording's and goes on with no letter or
     * digit, such as {@code A0001.hea}, {@code A0001.dat} and the segments {@code A0001_0001.dat}.
     */
    List<String> filesOf(String recording) {
        return names.subSet(recording, recording + Character.MAX_VALUE).stream()
                .filter(file -> file.length() > recording.length()
                        && !Character.isLetterOrDigit(file.charAt(recording.length())))
                .toList();
    }

    /** The files that look like recordings, in order; a table is one where it has a column of a lead. */
    List<String> recordings() throws IOException {
        List<String> recordings = new ArrayList<>();
        for (String name : names) {
            String lower = name.toLowerCase(Locale.ROOT);
            boolean known = ENDINGS.stream().anyMatch(lower::endsWith) && !OWN_TABLES.contains(name);
            if (known && (!lower.endsWith(TABLE) || RecordingFiles.looksLikeRecording(folder.resolve(name)))) {
                recordings.add(name);
            }
        }
        return recordings;
    }
}
