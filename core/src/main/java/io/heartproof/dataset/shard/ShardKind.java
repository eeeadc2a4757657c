package io.heartproof.dataset.shard;

import io.heartproof.dataset.store.RecordingEndings;
import io.heartproof.dataset.store.RecordingStore;
import io.heartproof.dataset.store.StoreKind;
import io.heartproof.format.ReadOptions;
import io.heartproof.format.RecordingFiles;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;

/** Shards: a tar archive, or a folder with archives and without recordings beside them. */
public final class ShardKind implements StoreKind {
    @Override
    public boolean recognises(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return Shards.isNamedSo(place) && Files.isRegularFile(place);
        }
        boolean shards = false;
        try (Stream<Path> files = Files.list(place)) {
            for (Iterator<Path> each = files.iterator(); each.hasNext(); ) {
                Path file = each.next();
                if (RecordingEndings.isKnown(file.getFileName().toString())
                        && RecordingFiles.looksLikeRecording(file)) {
                    return false;
                }
                shards |= Shards.isNamedSo(file);
            }
        }
        return shards;
    }

    @Override
    public RecordingStore open(Path place, ReadOptions options, Progress progress) throws IOException {
        return ShardStore.open(place, progress);
    }
}
