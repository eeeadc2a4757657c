package io.heartproof.benchmark.setup;

import io.heartproof.contract.InputContract;
import io.heartproof.dataset.DataSet;
import io.heartproof.dataset.Entry;
import io.heartproof.prepared.Preparation;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.prepared.PreparedStore;
import io.heartproof.problem.BadData;
import io.heartproof.problem.BadUsage;
import io.heartproof.problem.Counted;
import io.heartproof.progress.Progress;
import io.heartproof.seed.Shuffle;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Recordings with one label out of a data set, in an order drawn from a seed: the first are seen, the last unseen. Immutable. */
public final class FolderSource implements RecordingSource {
    private final DataSet data;
    private final InputContract contract;
    private final List<Entry> shuffled;

    /**
     * Draws the order.
     *
     * @param amounts of which the data set must have enough
     */
    public FolderSource(DataSet data, InputContract contract, Amounts amounts, long seed) {
        this.data = data;
        this.contract = contract;
        shuffled = Shuffle.of(seed).order(data.singleLabel());
        int needed = amounts.recordings() + amounts.attacked();
        if (shuffled.size() < needed) {
            throw BadUsage.expected(
                    "--data",
                    String.format(
                            Locale.ROOT,
                            "at least --recordings + --attacked = %s with one label",
                            Counted.of(needed, "recording")),
                    shuffled.size());
        }
    }

    @Override
    public PreparedSet seen(int count, Progress progress) throws IOException {
        return prepared(shuffled.subList(0, count), progress);
    }

    @Override
    public PreparedSet unseen(int count, Progress progress) throws IOException {
        return prepared(shuffled.subList(shuffled.size() - count, shuffled.size()), progress);
    }

    private PreparedSet prepared(List<Entry> entries, Progress progress) throws IOException {
        try (PreparedStore store = PreparedStore.inMemory(new Preparation(data, contract, 1), entries, progress)) {
            if (store.set().size() == 0) {
                throw new BadData(
                        data.folder().toString(),
                        "has no usable recording: " + store.refusals().get(0).reason());
            }
            return store.set();
        }
    }
}
