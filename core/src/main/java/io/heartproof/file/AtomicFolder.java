package io.heartproof.file;

import io.heartproof.problem.BadUsage;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Makes a folder with everything in it or not at all: fills a neighbour, then renames it. Of several processes that make the
 * same folder at once, one succeeds; the others leave nothing.
 */
public final class AtomicFolder {
    private AtomicFolder() {}

    /** What fills the folder. */
    @FunctionalInterface
    public interface Content {
        /** Writes everything into {@code folder}, which exists and is empty. */
        void writeTo(Path folder) throws IOException;
    }

    /**
     * Makes {@code folder}, which is missing or empty, and the folders above it.
     *
     * @throws BadUsage where it has files by the time that the content is complete
     */
    public static void create(Path folder, Content content) throws IOException {
        Path absolute = folder.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        if (parent == null) {
            throw new FileAlreadyExistsException(folder.toString());
        }
        Files.createDirectories(parent);
        Path draft = parent.resolve(String.format(Locale.ROOT, ".%s.%x", absolute.getFileName(), System.nanoTime()));
        Files.createDirectory(draft);
        try {
            content.writeTo(draft);
            Files.deleteIfExists(absolute);
            Files.move(draft, absolute, StandardCopyOption.ATOMIC_MOVE);
        } catch (DirectoryNotEmptyException | FileAlreadyExistsException e) {
            throw BadUsage.expected("--out", "a new or an empty folder", folder + ", which has files");
        } finally {
            delete(draft);
        }
    }

    /** Deletes a folder with everything in it, if it is there. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
