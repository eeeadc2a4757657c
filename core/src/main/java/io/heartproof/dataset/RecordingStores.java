package io.heartproof.dataset;

import io.heartproof.dataset.array.Hdf5Kind;
import io.heartproof.dataset.array.NpyKind;
import io.heartproof.dataset.shard.ShardKind;
import io.heartproof.dataset.store.FolderStore;
import io.heartproof.dataset.store.RecordingStore;
import io.heartproof.dataset.store.StoreKind;
import io.heartproof.format.ReadOptions;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Opens the store that lies at a path, of whichever kind it is; what no kind recognises is a folder of files. */
public final class RecordingStores {
    /** The kinds, in the order in which they are asked. */
    private static final List<StoreKind> KINDS = List.of(new Hdf5Kind(), new NpyKind(), new ShardKind());

    private RecordingStores() {}

    /**
     * Opens a store.
     *
     * @throws io.heartproof.problem.BadData where there is none, or it breaks a rule
     */
    public static RecordingStore open(Path place, ReadOptions options, Progress progress) throws IOException {
        Optional<RecordingStore> store = openIfKnown(place, options, progress);
        return store.isPresent() ? store.get() : FolderStore.open(place);
    }

    /** As above, also where nothing says what the recordings of a folder show. */
    public static RecordingStore openAny(Path place, ReadOptions options, Progress progress) throws IOException {
        Optional<RecordingStore> store = openIfKnown(place, options, progress);
        return store.isPresent() ? store.get() : FolderStore.openAny(place);
    }

    /** As above; empty where it is of no kind but perhaps a folder of files, labelled or not. */
    public static Optional<RecordingStore> openIfKnown(Path place, ReadOptions options, Progress progress)
            throws IOException {
        for (StoreKind kind : KINDS) {
            if (kind.recognises(place)) {
                return Optional.of(kind.open(place, options, progress));
            }
        }
        return Optional.empty();
    }
}
