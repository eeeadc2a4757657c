package io.heartproof.dataset.shard;

import io.heartproof.file.AtomicFile;
import io.heartproof.file.Json;
import io.heartproof.problem.BadData;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;

/**
 * A shard's index as a file beside it, {@code NAME.tar.index}: lines of JSON, the first the {@link ShardIndex.IndexHead}, then one
 * {@link IndexedRecording} each.
 */
final class ShardIndexFile {
    private static final String ENDING = ".index";

    private ShardIndexFile() {}

    /** Where the index of a shard lies. */
    static Path of(Path shard) {
        return shard.resolveSibling(shard.getFileName() + ENDING);
    }

    /** Writes it, whole or not at all. */
    static void write(ShardIndex index) throws IOException {
        AtomicFile.write(of(index.shard()), out -> {
            Writer lines = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            lines.append(Json.line(index.head())).append('\n');
            for (IndexedRecording recording : index.recordings()) {
                lines.append(Json.line(recording)).append('\n');
            }
            lines.flush();
        });
    }

    /**
     * Reads it.
     *
     * @throws BadData where it is none, or is not that of a shard of this size
     */
    static ShardIndex read(Path shard) throws IOException {
        Path file = of(shard);
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            ShardIndex.IndexHead head = value(lines.readLine(), ShardIndex.IndexHead.class);
            long bytes = Files.size(shard);
            if (head.version() != ShardIndex.VERSION || head.bytes() != bytes) {
                throw new BadData(file.toString(), "is that of another shard");
            }
            List<IndexedRecording> recordings = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                IndexedRecording recording = value(line, IndexedRecording.class);
                if (!recording.fitsIn(bytes)) {
                    throw new BadData(file.toString(), "gives a place beyond the shard's end");
                }
                recordings.add(recording);
            }
            if (recordings.size() != head.recordings()) {
                throw new BadData(file.toString(), "was cut off");
            }
            return new ShardIndex(shard, head, recordings);
        } catch (JacksonException e) {
            throw new BadData(file.toString(), Json.oneLine(e), e);
        }
    }

    private static <T> T value(String line, Class<T> type) {
        return Json.mapper().readValue(line == null ? "" : line, type);
    }
}
