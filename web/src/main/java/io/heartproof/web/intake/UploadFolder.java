package io.heartproof.web.intake;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A private folder for the files of requests, with a file in it that is locked for as long as the process lives. The system
 * gives the lock up however the process ends, so the next start knows what a killed service left behind, and deletes it;
 * what belongs to another user or to a living process stays. A folder that someone deletes is made anew. Thread-safe.
 */
final class UploadFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UploadFolder.class);
    private static final String PREFIX = "heartproof-uploads-";
    private static final String LOCK = "lock";

    /** A folder without a lock is being made, or was being deleted as its process was killed. */
    private static final Duration UNLOCKED_AGE = Duration.ofHours(1);

    private final Path parent;
    private @Nullable Path folder;
    private @Nullable FileChannel channel;

    /** @param parent where it is made, and where leftovers are looked for */
    UploadFolder(Path parent) throws IOException {
        this.parent = parent;
        sweep(ready());
    }

    /** A new folder in it. */
    synchronized Path create() throws IOException {
        return Files.createTempDirectory(ready(), "upload-");
    }

    /** The folder, made anew where it is gone. */
    synchronized Path ready() throws IOException {
        if (folder == null || !Files.exists(folder.resolve(LOCK))) {
            release();
            Path made = Files.createTempDirectory(parent, PREFIX);
            folder = made;
            channel = FileChannel.open(made.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            channel.lock();
        }
        return folder;
    }

    private void sweep(Path own) throws IOException {
        UserPrincipal owner = Files.getOwner(own);
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path other : folders) {
                if (!other.equals(own)) {
                    sweep(other, owner);
                }
            }
        }
    }

    private static void sweep(Path folder, UserPrincipal owner) {
        try {
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(owner)
                    && isLeft(folder)) {
                Folders.delete(folder);
            }
        } catch (IOException e) {
            LOG.warn("cannot delete what an earlier service left in the temporary folder: {}", e.toString());
        }
    }

    private static boolean isLeft(Path folder) throws IOException {
        Path lock = folder.resolve(LOCK);
        if (!Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS)) {
            return Files.getLastModifiedTime(folder)
                    .toInstant()
                    .isBefore(Instant.now().minus(UNLOCKED_AGE));
        }
        try (FileChannel other = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock taken = other.tryLock()) {
            return taken != null;
        } catch (OverlappingFileLockException e) {
            return false; // another service of this process
        }
    }

    private void release() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        release();
        if (folder != null) {
            Folders.delete(folder);
        }
    }
}
