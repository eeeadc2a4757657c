package io.heartproof.dataset.shard;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Writes a shard: the same recordings are the same bytes, whoever writes them, where and when. Not thread-safe. */
final class ShardWriter {
    private static final int BLOCK = TarConstants.DEFAULT_RCDSIZE;
    private static final int END_MARK = 2 * BLOCK;
    private static final int MODE = 0100644;

    private final TarArchiveOutputStream tar;

    /** @param out is not closed */
    ShardWriter(OutputStream out) {
        tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
    }

    /** The bytes of an empty shard. */
    static long emptyBytes() {
        return END_MARK;
    }

    /** How many bytes a recording adds. */
    static long bytes(EncodedRecording recording) {
        return recording.files().values().stream()
                .mapToLong(file -> BLOCK + (file.length + BLOCK - 1L) / BLOCK * BLOCK)
                .sum();
    }

    void add(EncodedRecording recording) throws IOException {
        for (Map.Entry<String, byte[]> file : recording.files().entrySet()) {
            TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
            entry.setSize(file.getValue().length);
            entry.setModTime(0);
            entry.setUserName("");
            entry.setGroupName("");
            entry.setIds(0, 0);
            entry.setMode(MODE);
            tar.putArchiveEntry(entry);
            tar.write(file.getValue());
            tar.closeArchiveEntry();
        }
    }

    /** Writes the end mark. */
    void finish() throws IOException {
        tar.finish();
        tar.flush();
    }
}
