package io.heartproof.cli.option;

import io.heartproof.dataset.RecordingStores;
import io.heartproof.dataset.store.RecordingStore;
import io.heartproof.file.TextFile;
import io.heartproof.format.ReadOptions;
import io.heartproof.format.RecordingFiles;
import io.heartproof.format.RecordingPaths;
import io.heartproof.problem.BadData;
import io.heartproof.problem.BadUsage;
import io.heartproof.progress.Progress;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which recordings a command is about: files, folders, lists of both. */
public final class RecordingArguments {
    private static final String STANDARD_INPUT = "-";

    @Parameters(
            arity = "0..*",
            paramLabel = "PATH",
            description =
                    "Recordings, and folders that are searched for them (formats: docs/formats.md); also stores of"
                            + " many, such as HDF5 files (docs/data.md).")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--list",
            paramLabel = "FILE",
            description = "A file with one path per line, after those that are named here; - is standard input.")
    private @Nullable String list;

    /**
     * A recording that the user names, alone or with all others of its place. Immutable.
     *
     * @param where what answers and messages call it
     */
    public record NamedRecording(String where, Reading reading) {
        /** How it is read. */
        public interface Reading {
            Recording recording() throws IOException;
        }

        /** One that cannot be read. */
        static NamedRecording refused(String where, Exception why) {
            return new NamedRecording(where, () -> {
                if (why instanceof IOException failure) {
                    throw failure;
                }
                throw (RuntimeException) why;
            });
        }
    }

    /**
     * Every recording, in order, found as it is asked for. A place that is a store of many, such as an HDF5 file, gives all of
     * them, in its order.
     *
     * @param options how they are read, and by which names of leads tables are found in folders
     * @param progress where a store has to be listed first
     */
    public Iterator<NamedRecording> recordings(ReadOptions options, Progress progress) throws IOException {
        Stream<Path> named = paths.stream();
        Stream<Path> all = list == null ? named : Stream.concat(named, listed(list));
        return new Recordings(all.iterator(), options, progress);
    }

    /** What lies at some places, one place after the other. */
    private static final class Recordings implements Iterator<NamedRecording> {
        private final Iterator<Path> places;
        private final ReadOptions options;
        private final Progress progress;
        private Iterator<NamedRecording> below = Collections.emptyIterator();

        Recordings(Iterator<Path> places, ReadOptions options, Progress progress) {
            this.places = places;
            this.options = options;
            this.progress = progress;
        }

        @Override
        public boolean hasNext() {
            while (!below.hasNext() && places.hasNext()) {
                below = below(places.next());
            }
            return below.hasNext();
        }

        @Override
        public NamedRecording next() {
            return hasNext()
                    ? below.next()
                    : Collections.<NamedRecording>emptyIterator().next();
        }

        /** What is wrong with a store as a whole is said where its recordings would be read. */
        private Iterator<NamedRecording> below(Path place) {
            try {
                Optional<RecordingStore> store = RecordingStores.openIfKnown(place, options, progress);
                return store.isPresent() ? all(store.get()) : files(place);
            } catch (BadData | IOException e) {
                return List.of(NamedRecording.refused(place.toString(), e)).iterator();
            }
        }

        private Iterator<NamedRecording> files(Path place) {
            Iterator<Path> files = new RecordingPaths(List.of(place).iterator(), options.leads());
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return files.hasNext();
                }

                @Override
                public NamedRecording next() {
                    Path file = files.next();
                    return new NamedRecording(file.toString(), () -> RecordingFiles.read(file, options));
                }
            };
        }

        private Iterator<NamedRecording> all(RecordingStore store) throws IOException {
            return store.all().stream()
                    .map(stored -> new NamedRecording(stored.where(), () -> stored.read(options)))
                    .iterator();
        }
    }

    /** How many there are; 0 where that can only be known afterwards, as with standard input. */
    public long count(ReadOptions options, Progress progress) throws IOException {
        if (paths.isEmpty() && list == null) {
            throw new BadUsage("expected recordings: files, folders or --list FILE");
        }
        if (STANDARD_INPUT.equals(list)) {
            return 0;
        }
        long count = 0;
        for (Iterator<NamedRecording> each = recordings(options, progress); each.hasNext(); each.next()) {
            count++;
        }
        return count;
    }

    /** Read to its end, or until the program ends. */
    private static Stream<Path> listed(String list) throws IOException {
        InputStream in = list.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(Path.of(list));
        return TextFile.reader(in)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> Path.of(line.replace('\0', '?')));
    }
}
