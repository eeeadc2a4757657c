package io.heartproof.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The files of a folder by name, listed once. */
final class RecordingFolder {
    /** The files that a recording can be read from, the first first. */
    static final List<String> ENDINGS = List.of(".hea", ".mat");

    private final NavigableSet<String> names = new TreeSet<>();

    RecordingFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> names.add(file.getFileName().toString()));
        }
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

    /** The files that look like recordings, in order. */
    List<String> recordings() {
        return names.stream()
                .filter(file -> ENDINGS.stream().anyMatch(file::endsWith))
                .toList();
    }
}
