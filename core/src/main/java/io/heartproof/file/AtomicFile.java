package io.heartproof.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file whole or not at all: into a neighbour, flushed to the device, then renamed over the old one. A reader
 * sees the old content or the new one, also after a kill or a power failure.
 */
public final class AtomicFile {
    private AtomicFile() {}

    /** What fills the file. */
    @FunctionalInterface
    public interface Content {
        /** Writes everything to {@code out}, which the caller closes. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Replaces {@code file} by {@code content}; makes the folders above it where they are missing. */
    public static void write(Path file, Content content) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path neighbour = absolute.resolveSibling("." + absolute.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(neighbour)) {
                content.writeTo(out);
            } catch (FileSystemException e) {
                throw e;
            } catch (IOException e) { // of a full disk the system says no more than that
                throw naming(absolute, e);
            }
            try (FileChannel channel = FileChannel.open(neighbour, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(neighbour, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(neighbour);
        }
    }

    /** Replaces {@code file} by a text in place: quick, for what can be made again. */
    public static void writeAtOnce(Path file, String text) throws IOException {
        try {
            Files.writeString(file, text);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw naming(file, e);
        }
    }

    private static IOException naming(Path file, IOException e) {
        IOException named = new FileSystemException(file.toString(), null, e.getMessage());
        named.initCause(e);
        return named;
    }

    /** Replaces {@code file} by a text in UTF-8. */
    public static void write(Path file, String text) throws IOException {
        write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
