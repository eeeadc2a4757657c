package io.heartproof.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Memory that all processes of a group see, as they run on one machine: a file in {@code /dev/shm}, which rank 0 makes, all map and
 * rank 0 deletes before anybody uses it. So none is left behind, however the processes end, but by one that is killed in between.
 * The system takes it back when no process has it mapped any more. Used by one thread at a time.
 */
final class SharedMemory {
    private static final Path FOLDER = Path.of("/dev/shm");
    private static final int PIECE = 1 << 20;

    private SharedMemory() {}

    /**
     * All processes make this call, with the same number.
     *
     * @return empty in all of them where one does not see it, or the machine has no room for it
     */
    static Optional<MappedByteBuffer> of(ProcessGroup group, long bytes) {
        Optional<Path> made = group.isFirst() ? file(bytes) : Optional.empty();
        try {
            String name = made.map(Path::toString).orElse("");
            byte[] told = group.broadcast(name.getBytes(StandardCharsets.UTF_8));
            Optional<MappedByteBuffer> mapped = mapped(new String(told, StandardCharsets.UTF_8), bytes);
            double all = group.sum(mapped.isPresent() ? 1 : 0)[0];
            return all == group.size() ? mapped : Optional.empty();
        } finally {
            made.ifPresent(SharedMemory::delete);
        }
    }

    /** Of zeros that are written, not left out: a file without room would end the process that touches it. */
    private static Optional<Path> file(long bytes) {
        if (bytes > Integer.MAX_VALUE || !Files.isDirectory(FOLDER)) {
            return Optional.empty();
        }
        Path file = null;
        try {
            file = Files.createTempFile(FOLDER, "heartproof", ".sums");
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                ByteBuffer zeros = ByteBuffer.allocateDirect(PIECE);
                for (long left = bytes; left > 0; left -= PIECE) {
                    zeros.clear().limit((int) Math.min(PIECE, left));
                    while (zeros.hasRemaining()) {
                        channel.write(zeros);
                    }
                }
            }
            return Optional.of(file);
        } catch (IOException e) {
            Optional.ofNullable(file).ifPresent(SharedMemory::delete);
            return Optional.empty();
        }
    }

    private static Optional<MappedByteBuffer> mapped(String name, long bytes) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(Path.of(name), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return Optional.of(channel.map(MapMode.READ_WRITE, 0, bytes));
        } catch (IOException e) { // rank 0 is on another machine
            return Optional.empty();
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // it is as empty of meaning as any of /dev/shm
        }
    }
}
