package io.heartproof.benchmark.scale;

import io.heartproof.benchmark.measure.Stopwatch;
import io.heartproof.contract.InputContract;
import io.heartproof.dataset.DataSet;
import io.heartproof.dataset.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A data set on disk, all of whose recordings are read and prepared on one thread. Immutable.
 *
 * @param contract for which they are prepared
 */
record StoredSet(DataSet data, InputContract contract) {
    static StoredSet open(Path place, ScaleSetup setup) throws IOException {
        DataSet data = DataSet.open(place);
        return new StoredSet(data, setup.config().input().contract(data.labels()));
    }

    /** Recordings per second. */
    double rate() throws IOException {
        List<Entry> entries = data.entries();
        return Stopwatch.SYSTEM.perSecond(entries.size(), () -> {
            for (Entry entry : entries) {
                contract.prepare(data.read(entry));
            }
        });
    }

    /** The same after the system was asked to keep nothing of the files in memory. */
    double coldRate() throws IOException {
        PageCache.drop(data.folder());
        return rate();
    }

    /** Whether the system then fetches most of them from storage. */
    boolean canBeCold() throws IOException {
        long before = PageCache.bytesFromStorage();
        coldRate();
        return 2 * (PageCache.bytesFromStorage() - before) >= bytes();
    }

    /** Bytes of all files. */
    long bytes() throws IOException {
        try (Stream<Path> files = Files.walk(data.folder())) {
            long sum = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sum += Files.size(file);
            }
            return sum;
        }
    }
}
