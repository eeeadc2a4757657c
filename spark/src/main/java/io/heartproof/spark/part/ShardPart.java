package io.heartproof.spark.part;

import io.heartproof.dataset.shard.Shards;
import io.heartproof.dataset.store.RecordingStore;
import io.heartproof.problem.BadData;
import io.heartproof.provenance.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One shard, which every executor sees under the same path. Its index says what is in it, so that its digest costs no reading of
 * the whole. Immutable.
 *
 * @param name the file's name
 * @param sha256 what the manifest of its folder says of it, so that no task has to read that
 */
record ShardPart(String name, String path, @Nullable String sha256) implements Part {
    private static final long serialVersionUID = 1L;

    @Override
    public String digest() throws IOException {
        try {
            return digest(open());
        } catch (BadData broken) { // scoring says why
            return new Digest().add(Path.of(path)).hex();
        }
    }

    private static String digest(RecordingStore shard) throws IOException {
        Digest digest = new Digest();
        for (String recording : shard.recordings()) {
            digest.add(recording);
            shard.find(recording).orElseThrow().addTo(digest);
        }
        return digest.hex();
    }

    @Override
    public void visit(String digest, Visitor visitor) throws IOException {
        RecordingStore shard = open();
        if (!digest(shard).equals(digest)) {
            throw new BadData(path, "has changed since the job began; the same command answers it anew");
        }
        for (String recording : shard.recordings()) {
            visitor.take(shard.find(recording).orElseThrow());
        }
    }

    private RecordingStore open() throws IOException {
        return new Shards.NamedShard(Path.of(path), Optional.ofNullable(sha256)).open();
    }
}
