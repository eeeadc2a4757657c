package io.heartproof.prepared;

import io.heartproof.contract.Prepared;
import io.heartproof.dataset.Entry;
import io.heartproof.problem.Refusal;
import io.heartproof.progress.Progress;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Recordings of a data set, prepared once for every epoch, with their labels: as float32, L t 4 bytes each, so that 1,505
 * recordings of 8 leads and 5,000 samples take 240 MB. They lie in memory or in a file of the {@link PreparedCache}, which stays
 * open until the store is closed. Recordings that cannot be prepared are left out and listed. Thread-safe.
 *
 * @param set what could be prepared
 * @param refusals what could not, and why
 * @param source what closing closes
 */
public record PreparedStore(PreparedSet set, List<Refusal> refusals, Closeable source) implements Closeable {
    public PreparedStore {
        refusals = List.copyOf(refusals);
    }

    /** Prepares recordings and keeps them in memory. */
    public static PreparedStore inMemory(Preparation preparation, List<Entry> entries, Progress progress)
            throws IOException {
        Collector collector = new Collector();
        preparation.run(Preparation.WHAT, preparation.labelled(entries), collector, progress);
        return collector.store(() -> {});
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    /** Makes a store of what it is given. */
    static final class Collector implements PreparedSink {
        private final List<Prepared> recordings = new ArrayList<>();
        private final List<Integer> labels = new ArrayList<>();
        private final List<Refusal> refusals = new ArrayList<>();

        @Override
        public void add(Entry entry, Prepared recording) {
            recordings.add(recording);
            labels.add(entry.label().index());
        }

        @Override
        public void refuse(Entry entry, String reason) {
            refusals.add(new Refusal(entry.recording(), reason));
        }

        PreparedStore store(Closeable source) {
            int[] indices = labels.stream().mapToInt(Integer::intValue).toArray();
            return new PreparedStore(new PreparedSet(recordings, indices), refusals, source);
        }
    }
}
