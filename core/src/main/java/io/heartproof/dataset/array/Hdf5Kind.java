package io.heartproof.dataset.array;

import io.heartproof.dataset.store.RecordingStore;
import io.heartproof.dataset.store.StoreKind;
import io.heartproof.format.ReadOptions;
import io.heartproof.format.array.ArrayRow;
import io.heartproof.format.hdf5.Hdf5Recordings;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A file of HDF5, or a folder with several, in the order of their names. Tables lie beside them. */
public final class Hdf5Kind implements StoreKind {
    @Override
    public boolean recognises(Path place) throws IOException {
        return !files(place).isEmpty();
    }

    @Override
    public RecordingStore open(Path place, ReadOptions options, Progress progress) throws IOException {
        Path tables = Files.isDirectory(place) ? place : place.resolveSibling("");
        ArrayStore.Builder store = new ArrayStore.Builder(place, tables);
        for (Path file : files(place)) {
            Hdf5Recordings recordings = Hdf5Recordings.open(file, options.arrays());
            List<ArrayRow> rows = IntStream.range(0, recordings.names().size())
                    .mapToObj(row -> new ArrayRow(recordings.names().get(row), row, OptionalInt.empty()))
                    .toList();
            store.add(file, recordings.signals(), rows);
        }
        return store.with(ExamsTable.read(tables, options.arrays().namesKey(), store.names()));
    }

    private static List<Path> files(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            try (Stream<Path> files = Files.list(place)) {
                return files.filter(Hdf5Kind::isHdf5).sorted().toList();
            }
        }
        return isHdf5(place) ? List.of(place) : List.of();
    }

    private static boolean isHdf5(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return (name.endsWith(".hdf5") || name.endsWith(".h5")) && Files.isRegularFile(file);
    }
}
