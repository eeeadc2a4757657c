package io.heartproof.dataset.array;

import io.heartproof.dataset.store.RecordingStore;
import io.heartproof.dataset.store.StoreKind;
import io.heartproof.format.ReadOptions;
import io.heartproof.format.array.SignalArray;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Counted;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with {@code signals.npy} and {@code RECORDINGS.csv}, or that npy file itself. */
public final class NpyKind implements StoreKind {
    private static final String SIGNALS = "signals.npy";

    @Override
    public boolean recognises(Path place) {
        return Files.isRegularFile(signals(place));
    }

    @Override
    public RecordingStore open(Path place, ReadOptions options, Progress progress) throws IOException {
        Path signals = signals(place);
        Path tables = signals.resolveSibling("");
        SignalArray array = SignalArray.ofNpy(signals);
        RowTable rows = RowTable.read(tables);
        if (rows.rows().size() != array.size()) {
            throw new BadData(
                    signals.toString(),
                    "has " + Counted.of(array.size(), "recording") + ", but " + RowTable.NAME + " has "
                            + Counted.of(rows.rows().size(), "line"));
        }
        ArrayStore.Builder store = new ArrayStore.Builder(place, tables);
        store.add(signals, array, rows.rows());
        return store.with(rows.labels());
    }

    private static Path signals(Path place) {
        return place.endsWith(SIGNALS) ? place : place.resolve(SIGNALS);
    }
}
