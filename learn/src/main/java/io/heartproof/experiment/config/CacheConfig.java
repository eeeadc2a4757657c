package io.heartproof.experiment.config;

import io.heartproof.dataset.Entry;
import io.heartproof.prepared.Preparation;
import io.heartproof.prepared.PreparedCache;
import io.heartproof.prepared.PreparedStore;
import io.heartproof.problem.BadUsage;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where prepared recordings are kept from one run to the next; the keys under {@code cache}. Immutable.
 *
 * @param folder null for {@code heartproof/prepared} in the user's cache directory: {@code XDG_CACHE_HOME}, or {@code
 *     ~/.cache}
 * @param gigabytes (of 10^9 bytes) beyond which files that were not used for long are deleted; 0 for no cache
 */
public record CacheConfig(@Nullable String folder, double gigabytes) {
    private static final double BYTES_PER_GIGABYTE = 1e9;
    private static final double MOST_GIGABYTES = 1e6;

    public CacheConfig {
        if (!(gigabytes >= 0 && gigabytes <= MOST_GIGABYTES)) {
            throw BadUsage.expected("cache.gigabytes", "0 (no cache) to 1000000", gigabytes);
        }
        if (folder != null && !isPath(folder)) {
            throw BadUsage.expected("cache.folder", "a folder or null", "'" + folder + "'");
        }
    }

    /** The recordings, prepared: out of the cache where they are in it, in memory where there is no cache. */
    public PreparedStore load(Preparation preparation, List<Entry> entries, Progress progress) throws IOException {
        if (gigabytes == 0) {
            return PreparedStore.inMemory(preparation, entries, progress);
        }
        Path place = folder == null
                ? ofUser(Optional.ofNullable(System.getenv("XDG_CACHE_HOME")), System.getProperty("user.home"))
                : Path.of(folder);
        long bytes = (long) (gigabytes * BYTES_PER_GIGABYTE);
        return new PreparedCache(place, bytes).load(preparation, entries, progress);
    }

    /** The default folder. Source: XDG Base Directory Specification, which has relative paths ignored. */
    static Path ofUser(Optional<String> xdgCacheHome, String home) {
        return xdgCacheHome
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElse(Path.of(home, ".cache"))
                .resolve("heartproof")
                .resolve("prepared");
    }

    private static boolean isPath(String folder) {
        try {
            return !Path.of(folder).toString().isBlank();
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
