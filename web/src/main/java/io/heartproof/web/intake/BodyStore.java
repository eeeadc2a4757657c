package io.heartproof.web.intake;

import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.web.guard.Space;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One body as it arrives: in memory while the memory that all bodies share has room for it, in a file from then on. Every byte of
 * memory is taken of that memory before it is allocated, and given back by {@link #close}, which leaves the file to others. For
 * one thread at a time.
 */
final class BodyStore implements Closeable {
    private static final int FIRST_BYTES = 1 << 13;

    private final Space memory;
    private final Place place;
    private final long expectedBytes;
    private byte[] held = new byte[0];
    private int length;
    private int copied;
    private @Nullable Path path;
    private @Nullable OutputStream file;

    /** Where a body's file would lie; asked only once there must be one. */
    interface Place {
        Path path() throws IOException;
    }

    /**
     * A body that has not begun.
     *
     * @param expectedBytes how many it will have at most
     */
    BodyStore(Space memory, Place place, long expectedBytes) {
        this.memory = memory;
        this.place = place;
        this.expectedBytes = expectedBytes;
    }

    /** Takes the first bytes of a block. */
    void write(byte[] block, int count) throws IOException {
        if (file == null && !hasRoomFor(length + (long) count)) {
            moveToFile();
        }
        if (file != null) {
            file.write(block, 0, count);
        } else {
            System.arraycopy(block, 0, held, length, count);
            length += count;
        }
    }

    private boolean hasRoomFor(long bytes) {
        if (bytes <= held.length) {
            return true;
        }
        long doubled = Math.max(FIRST_BYTES, 2L * held.length);
        return resize((int) Math.max(bytes, Math.min(doubled, expectedBytes)));
    }

    /** Whether the memory has room for both arrays, as both are there while one is copied. */
    private boolean resize(int bytes) {
        if (!memory.tryTake(bytes)) {
            return false;
        }
        byte[] other = Arrays.copyOf(held, bytes);
        memory.free(held.length);
        held = other;
        return true;
    }

    private void moveToFile() throws IOException {
        path = place.path();
        file = Files.newOutputStream(path);
        file.write(held, 0, length);
        forget();
    }

    /**
     * Ends the body.
     *
     * @param name what it is called in memory; a file has the name that its place gives
     */
    RecordingFile finish(String name) throws IOException {
        if (file == null && length < held.length && !resize(length)) {
            moveToFile();
        }
        if (file == null) {
            return RecordingFile.of(name, held);
        }
        file.close();
        return RecordingFile.of(Objects.requireNonNull(path));
    }

    /**
     * Ends the body of a form: its files are copied in memory, where that has room for the copies too, and the body is let go of;
     * else it is taken apart on disk.
     *
     * @return what the reader made of it
     */
    List<RecordingFile> finish(FormReader form) throws IOException {
        if (file == null && memory.tryTake(length)) {
            copied = length;
            List<RecordingFile> files = form.inMemory(ByteBuffer.wrap(held, 0, length));
            forget();
            return files;
        }
        if (file == null) {
            moveToFile();
        }
        Objects.requireNonNull(file).close();
        return form.onDisk(Objects.requireNonNull(path));
    }

    private void forget() {
        memory.free(held.length);
        held = new byte[0];
        length = 0;
    }

    @Override
    public void close() throws IOException {
        forget();
        memory.free(copied);
        copied = 0;
        if (file != null) {
            file.close();
        }
    }
}
