package io.heartproof.format.bytes;

import io.heartproof.problem.BadData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The bytes of one file, wherever they are, and the files beside it that it may name. A reader proves from {@link #size} that an
 * array is justified before it makes the array. Implementations are immutable; several threads may open one at once.
 */
public interface RecordingFile {
    /** The file's name without its folders, such as {@code A0001.hea}. */
    String name();

    /** What messages call the file: its path as the user gave it, or its name. */
    String where();

    /** How many bytes the file has. */
    long size() throws IOException;

    /** The bytes from the first on. The caller closes the channel. */
    SeekableByteChannel open() throws IOException;

    /**
     * A file beside this one or in a folder below, by its name from here, such as {@code A0001.dat} or {@code sub/A0001.dat}.
     *
     * @return empty where there is none
     * @throws BadData where the name leads elsewhere: upwards, to an absolute path, or over a link out of the folder
     */
    Optional<RecordingFile> neighbour(String name) throws IOException;

    /** All bytes, which the caller must not change and has shown to be few enough: one array, and no copy of one in memory. */
    default byte[] bytes() throws IOException {
        byte[] bytes = new byte[Math.toIntExact(size())];
        int length = fill(bytes);
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    /** The first bytes: at most so many, fewer where the file has fewer. */
    default byte[] start(int most) throws IOException {
        byte[] bytes = new byte[(int) Math.min(most, size())];
        int length = fill(bytes);
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    /** The bytes as a stream without a buffer. The caller closes it. */
    default InputStream stream() throws IOException {
        return Channels.newInputStream(open());
    }

    private int fill(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try (SeekableByteChannel channel = open()) {
            int read = 0;
            while (read >= 0 && buffer.hasRemaining()) {
                read = channel.read(buffer);
            }
        }
        return buffer.position();
    }

    /** A file on disk. Its neighbours lie in its folder or below. */
    static FileOnDisk of(Path path) {
        return new FileOnDisk(path);
    }

    /**
     * A file in memory without neighbours.
     *
     * @param bytes not copied; they must not change while they are read
     */
    static RecordingFile of(String name, byte[] bytes) {
        return of(name, Map.of(name, bytes));
    }

    /**
     * One of several files in memory, such as a WFDB header and the signal files that it names. Its neighbours are among them.
     *
     * @param name one of the names; slashes stand between folders
     * @param files bytes by name, which are not copied and must not change while they are read
     * @throws BadData where none of them has that name
     */
    static RecordingFile of(String name, Map<String, byte[]> files) {
        return new FileInMemory(name, files);
    }
}
