package io.heartproof.dataset;

import io.heartproof.dataset.array.Hdf5Kind;
import io.heartproof.dataset.array.NpyKind;
import io.heartproof.dataset.store.FolderStore;
import io.heartproof.dataset.store.RecordingStore;
import io.heartproof.dataset.store.StoreKind;
import io.heartproof.format.ReadOptions;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Opens the store that lies at a path, of whichever kind it is; what no kind recognises is a folder of files. */
public final class RecordingStores {
    /** The kinds, in the order in which they are asked. */
    private static final List<StoreKind> KINDS = List.of(new Hdf5Kind(), new NpyKind());

    private RecordingStores() {}

    /**
     * Opens a store.
     *
     * @throws io.heartproof.problem.BadData where there is none, or it breaks a rule
     */
    public static RecordingStore open(Path place, ReadOptions options, Progress progress) throws IOException {
        for (StoreKind kind : KINDS) {
            if (kind.recognises(place)) {
                return kind.open(place, options, progress);
            }
        }
        return FolderStore.open(place);
    }
}
