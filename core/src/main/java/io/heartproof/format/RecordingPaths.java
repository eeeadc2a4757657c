package io.heartproof.format;

import io.heartproof.format.lead.LeadMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The recordings that paths stand for, one after the other: a file stands for itself, a folder for every file below it that looks
 * like a recording (see {@link RecordingFiles#looksLikeRecording}), in the order of their names. Links to folders are not
 * followed. What cannot be opened or listed is given, too; reading it says why. Holds the names of the folders on the way to the
 * current one, nothing else. Not thread-safe.
 */
public final class RecordingPaths implements Iterator<Path> {
    private final Iterator<Path> starts;
    private final LeadMap leads;
    private final Deque<Listing> open = new ArrayDeque<>();
    private @Nullable Path next;

    /**
     * The recordings that some paths stand for.
     *
     * @param starts files and folders
     * @param leads what names of leads mean that the table does not know, see {@link RecordingFiles#looksLikeRecording}
     */
    public RecordingPaths(Iterator<Path> starts, LeadMap leads) {
        this.starts = starts;
        this.leads = leads;
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = find();
        }
        return next != null;
    }

    @Override
    public Path next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Path result = Objects.requireNonNull(next);
        next = null;
        return result;
    }

    private @Nullable Path find() {
        while (true) {
            Path found = open.isEmpty() ? null : below(open.element());
            if (found != null) {
                return found;
            }
            if (open.isEmpty()) {
                if (!starts.hasNext()) {
                    return null;
                }
                Path start = starts.next();
                if (!Files.isDirectory(start)) {
                    return start;
                }
                if (!enter(start)) {
                    return start;
                }
            }
        }
    }

    /** The next recording of a folder; null where the folder ends, or goes on with a folder in it. */
    private @Nullable Path below(Listing listing) {
        while (listing.hasNext()) {
            Path path = listing.next();
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                return enter(path) ? null : path;
            }
            if (looksLikeRecording(path)) {
                return path;
            }
        }
        open.pop();
        return null;
    }

    /** Whether the folder could be listed. */
    private boolean enter(Path folder) {
        try {
            open.push(new Listing(folder));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** A path that cannot be opened is given as well, so that reading it says why. */
    private boolean looksLikeRecording(Path path) {
        try {
            return RecordingFiles.looksLikeRecording(path, leads);
        } catch (IOException e) {
            return true;
        }
    }

    /** The names in one folder, sorted. */
    private static final class Listing {
        private final Path folder;
        private final String[] names;
        private int index;

        Listing(Path folder) throws IOException {
            this.folder = folder;
            try (Stream<Path> files = Files.list(folder)) {
                names = files.map(file -> file.getFileName().toString()).toArray(String[]::new);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            Arrays.sort(names);
        }

        boolean hasNext() {
            return index < names.length;
        }

        Path next() {
            return folder.resolve(names[index++]);
        }
    }
}
