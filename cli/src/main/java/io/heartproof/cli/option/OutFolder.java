package io.heartproof.cli.option;

import io.heartproof.problem.BadUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Keeps commands from writing among files that are there already. */
public final class OutFolder {
    private OutFolder() {}

    /**
     * Returns {@code folder} if it does not exist or is empty.
     *
     * @throws BadUsage otherwise
     */
    public static Path requireNew(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    throw BadUsage.expected("--out", "a new or an empty folder", folder + ", which has files");
                }
            }
        } else if (Files.exists(folder)) {
            throw BadUsage.expected("--out", "a folder", folder + ", which is a file");
        }
        return folder;
    }
}
