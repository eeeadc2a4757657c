package io.heartproof.benchmark.scale;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the system keeps of files in memory. Stateless. */
final class PageCache {
    private static final Path OWN_READING = Path.of("/proc/self/io");
    private static final String FROM_STORAGE = "read_bytes: ";

    private PageCache() {}

    /**
     * Asks the system to keep nothing of the files in a folder; other files are left alone. Needs {@code find}, {@code sync} and
     * {@code dd} as Linux has them. Whether it did as asked, {@link #bytesFromStorage} tells.
     */
    static void drop(Path folder) throws IOException {
        onFiles(folder, "sync", "{}", "+");
        onFiles(folder, "dd", "if={}", "iflag=nocache", "count=0", ";");
    }

    private static void onFiles(Path folder, String... action) throws IOException {
        ProcessBuilder find = new ProcessBuilder("find", folder.toString(), "-type", "f", "-exec");
        find.command().addAll(List.of(action));
        try {
            find.redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** How many bytes this process has had fetched from storage so far; 0 where the system does not say. */
    static long bytesFromStorage() throws IOException {
        if (!Files.isReadable(OWN_READING)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(OWN_READING)) {
            return lines.filter(line -> line.startsWith(FROM_STORAGE))
                    .mapToLong(line -> Long.parseLong(line.substring(FROM_STORAGE.length())))
                    .sum();
        }
    }
}
