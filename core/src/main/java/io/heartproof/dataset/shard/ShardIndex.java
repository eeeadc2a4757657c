package io.heartproof.dataset.shard;

import java.nio.file.Path;
import java.util.List;

/**
 * What a shard holds. Immutable.
 *
 * @param shard the archive
 * @param recordings in their order there
 */
record ShardIndex(Path shard, IndexHead head, List<IndexedRecording> recordings) {
    /** The version of the index that is written. */
    static final int VERSION = 2;

    /**
     * The whole of it.
     *
     * @param version of the index
     * @param bytes of the archive
     * @param sha256 of the archive
     * @param recordings how many
     */
    record IndexHead(int version, long bytes, String sha256, int recordings) {}

    ShardIndex {
        recordings = List.copyOf(recordings);
    }
}
