package io.heartproof.benchmark.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for the time of one piece of work. */
public final class ScratchFolder {
    private ScratchFolder() {}

    /** Work that needs a folder. */
    @FunctionalInterface
    public interface FolderWork<T> {
        T in(Path folder) throws IOException;
    }

    /** Does the work in a new folder and deletes it with all that is in it. */
    public static <T> T with(FolderWork<T> work) throws IOException {
        Path folder = Files.createTempDirectory("heartproof-bench");
        try {
            return work.in(folder);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
