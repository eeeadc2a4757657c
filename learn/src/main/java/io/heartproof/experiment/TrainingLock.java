package io.heartproof.experiment;

import io.heartproof.layout.RunLayout;
import io.heartproof.problem.BadUsage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second training out of a run folder while one is under way there. The system frees it when its process ends, however
 * that happens; the empty file {@code checkpoint/lock} stays.
 */
final class TrainingLock implements Closeable {
    private final FileChannel channel;

    private TrainingLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws BadUsage where another training, of this process or another, holds it */
    static TrainingLock of(Path run) throws IOException {
        Path file = new RunLayout(run).lock();
        Files.createDirectories(file.getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw new BadUsage(run + ": another training is under way in this folder");
        }
        return new TrainingLock(channel);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
