package io.heartproof.prepared;

import io.heartproof.dataset.Entry;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Refusal;
import io.heartproof.progress.Progress;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder of prepared recordings, one file per list of recordings and input contract, so that they are read and prepared
 * once and training needs no more memory than its batches. A file of other content, and a damaged one, is made anew. A
 * recording that was refused is tried again, as that may have had reasons beside its files, such as too little memory.
 *
 * <p>Several processes may use a folder at once: each writes a draft of its own, which becomes the file when it is
 * complete, and one that is open can be read also when another process replaces or deletes it. Thread-safe.
 *
 * @param folder made where it is missing
 * @param mostBytes beyond it, files are deleted that were not used for the longest time, but never the one just asked for
 */
public record PreparedCache(Path folder, long mostBytes) {
    static final String ENDING = ".prepared";

    static final String RETRYING = "Trying refused recordings again";

    private static final String DRAFT = ".draft";
    private static final Duration DRAFT_IS_LEFT_OVER = Duration.ofDays(1);

    /**
     * The entries prepared; out of a file where there is one, which is checked as a whole before it is used. Where nothing can be
     * written, as the folder is read-only or its disk is full, they are prepared in memory.
     */
    public PreparedStore load(Preparation preparation, List<Entry> entries, Progress progress) throws IOException {
        try {
            Files.createDirectories(folder);
            return kept(preparation, entries, progress);
        } catch (IOException e) {
            progress.warn(
                    "prepared recordings cannot be kept in %s (%s); goes on without".formatted(folder, reason(e)));
            return PreparedStore.inMemory(preparation, entries, progress);
        }
    }

    private static String reason(IOException e) {
        String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }

    private PreparedStore kept(Preparation preparation, List<Entry> entries, Progress progress) throws IOException {
        Request request = new Request(preparation, preparation.labelled(entries), PreparedKey.of(preparation, entries));
        Path file = folder.resolve(request.key.fileName());
        PreparedStore store = loaded(file, request, progress);
        makeRoom(file.toFile());
        return store;
    }

    /** What is asked for. */
    private record Request(Preparation preparation, List<Entry> entries, PreparedKey key) {}

    private PreparedStore loaded(Path file, Request request, Progress progress) throws IOException {
        try {
            PreparedStore store = opened(file, FileChannel.open(file, StandardOpenOption.READ), request, progress);
            PreparedStore again = refusedBefore(store, request, progress);
            if (again.set().size() > 0) {
                store.close();
                throw new BadData(file.toString(), "has refused what can be read now");
            }
            file.toFile().setLastModified(System.currentTimeMillis()); // when it was last used
            return new PreparedStore(store.set(), again.refusals(), store.source());
        } catch (NoSuchFileException e) {
            return prepared(file, request, progress, Preparation.WHAT);
        } catch (BadData | IOException e) {
            return prepared(file, request, progress, "%s again (%s)".formatted(Preparation.WHAT, e.getMessage()));
        }
    }

    /** What becomes now of the recordings that were refused. */
    private static PreparedStore refusedBefore(PreparedStore store, Request request, Progress progress)
            throws IOException {
        Set<String> refused = store.refusals().stream().map(Refusal::recording).collect(Collectors.toSet());
        PreparedStore.Collector collector = new PreparedStore.Collector();
        if (!refused.isEmpty()) {
            List<Entry> entries = request.entries.stream()
                    .filter(entry -> refused.contains(entry.recording()))
                    .toList();
            request.preparation.run(RETRYING, entries, collector, progress);
        }
        return collector.store(() -> {});
    }

    private PreparedStore prepared(Path file, Request request, Progress progress, String what) throws IOException {
        Path draft = Files.createTempFile(folder, "", DRAFT);
        FileChannel channel = FileChannel.open(draft, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            PreparedWriter writer = new PreparedWriter(channel, request.key);
            request.preparation.run(what, request.entries, writer, progress);
            writer.finish();
            PreparedStore store = opened(file, channel, request, progress);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return store;
        } catch (IOException | RuntimeException | Error e) {
            channel.close();
            throw e;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Checks a file whose channel is open, and closes that where the file cannot be used. */
    private static PreparedStore opened(Path path, FileChannel channel, Request request, Progress progress)
            throws IOException {
        PreparedFile file = new PreparedFile(path.toString(), channel, request.preparation.contract());
        int entries = request.entries.size();
        try (Progress.Stage stage = progress.aside("Checking prepared recordings", Math.max(1, entries))) {
            PreparedStore.Collector collector = new PreparedStore.Collector();
            file.checkAll(request.key, request.entries, collector, stage);
            return collector.store(file);
        } catch (IOException | RuntimeException | Error e) {
            file.close();
            throw e;
        }
    }

    /** A file of the folder, as it was when this was made; without length and age where it is gone already. */
    private record Cached(File file, long used, long bytes) {
        static Cached of(Path path) {
            File file = path.toFile();
            return new Cached(file, file.lastModified(), file.length());
        }

        boolean isLeftOver() {
            return file.getName().endsWith(DRAFT) && used < System.currentTimeMillis() - DRAFT_IS_LEFT_OVER.toMillis();
        }
    }

    private void makeRoom(File inUse) throws IOException {
        List<Cached> newestFirst;
        try (Stream<Path> paths = Files.list(folder)) {
            newestFirst = paths.map(Cached::of)
                    .sorted(Comparator.comparingLong(Cached::used).reversed())
                    .toList();
        }
        long bytes = inUse.length();
        for (Cached cached : newestFirst) {
            boolean other = cached.file.getName().endsWith(ENDING) && !cached.file.equals(inUse);
            bytes += other ? cached.bytes : 0;
            if (cached.isLeftOver() || (other && bytes > mostBytes)) {
                cached.file.delete();
            }
        }
    }
}
