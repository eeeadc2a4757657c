package io.heartproof.dataset.shard;

import java.util.List;
import java.util.OptionalLong;

/**
 * Where the files of a recording lie in a shard, and what is known of it without reading it.
 *
 * @param files in their order there
 * @param samples per lead, where a WFDB header says so
 * @param labels as its {@code .json} gives them; empty where it gives none
 */
record IndexedRecording(String recording, List<IndexedFile> files, OptionalLong samples, List<String> labels) {
    /**
     * One of its files.
     *
     * @param offset of its first byte in the shard
     * @param sha256 of its bytes
     */
    record IndexedFile(String name, long offset, long bytes, String sha256) {}

    IndexedRecording {
        files = List.copyOf(files);
        labels = List.copyOf(labels);
    }

    /** Whether all its bytes lie in a shard of that size. */
    boolean fitsIn(long bytes) {
        return files.stream()
                .allMatch(file -> file.offset >= 0 && file.bytes >= 0 && file.bytes <= bytes - file.offset);
    }
}
