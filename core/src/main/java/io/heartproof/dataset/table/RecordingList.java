package io.heartproof.dataset.table;

import io.heartproof.file.AtomicFile;
import io.heartproof.file.TextFile;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A text file with the name of one recording per line. */
public final class RecordingList {
    private static final long LARGEST_FILE_BYTES = 64L << 20;

    private RecordingList() {}

    /**
     * The names, in order; empty lines are skipped.
     *
     * @throws BadData where the file is missing, or a line holds no name or one that stands there already
     */
    public static List<String> read(Path file) throws IOException {
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            String where = file + " line " + number;
            if (line.isBlank()) {
                continue;
            }
            String name = RecordName.require(where, line.strip());
            if (!seen.add(name)) {
                throw new BadData(where, "recording " + name + " is listed twice");
            }
            names.add(name);
        }
        return names;
    }

    /** Writes one name per line, whole or not at all. */
    public static void write(Path file, List<String> names) throws IOException {
        AtomicFile.write(file, String.join("\n", names) + (names.isEmpty() ? "" : "\n"));
    }

    private static List<String> lines(Path file) throws IOException {
        return TextFile.read(file, LARGEST_FILE_BYTES).lines().toList();
    }
}
