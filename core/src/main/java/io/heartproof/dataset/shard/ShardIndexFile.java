package io.heartproof.dataset.shard;

import io.heartproof.file.AtomicFile;
import io.heartproof.file.Json;
import io.heartproof.problem.BadData;
import io.heartproof.provenance.Digest;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A shard's index as a file beside it, {@code NAME.tar.index}: lines of JSON, the first the {@link ShardIndex.IndexHead}, then one
 * {@link IndexedRecording} each, the last the SHA-256 of all these lines. It has the time of the shard, by which a shard is noticed
 * that was replaced by one of the same size.
 */
final class ShardIndexFile {
    private static final String ENDING = ".index";

    private ShardIndexFile() {}

    /** Where the index of a shard lies. */
    static Path of(Path shard) {
        return shard.resolveSibling(shard.getFileName() + ENDING);
    }

    /**
     * Writes it, whole or not at all.
     *
     * @param time of the shard when it was read
     */
    static void write(ShardIndex index, FileTime time) throws IOException {
        Path file = of(index.shard());
        AtomicFile.write(file, out -> {
            Writer lines = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            Digest digest = new Digest();
            append(lines, index.head(), digest);
            for (IndexedRecording recording : index.recordings()) {
                append(lines, recording, digest);
            }
            lines.append(Json.line(digest.hex())).append('\n');
            lines.flush();
        });
        Files.setLastModifiedTime(file, time);
    }

    private static void append(Writer lines, Object value, Digest digest) throws IOException {
        String line = Json.line(value);
        digest.add(line);
        lines.append(line).append('\n');
    }

    /** Whether a shard with an index has not been written since it was read for that. */
    static boolean isOfTime(Path shard) throws IOException {
        return Files.getLastModifiedTime(of(shard)).toMillis()
                == Files.getLastModifiedTime(shard).toMillis();
    }

    /**
     * Reads it.
     *
     * @throws BadData where it is none, or is not that of a shard of this size
     */
    static ShardIndex read(Path shard) throws IOException {
        Path file = of(shard);
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            Digest digest = new Digest();
            ShardIndex.IndexHead head = next(lines, ShardIndex.IndexHead.class, digest);
            long bytes = Files.size(shard);
            if (head.version() != ShardIndex.VERSION || head.bytes() != bytes) {
                throw new BadData(file.toString(), "is that of another shard");
            }
            List<IndexedRecording> recordings = new ArrayList<>();
            while (recordings.size() < head.recordings()) {
                IndexedRecording recording = next(lines, IndexedRecording.class, digest);
                if (!recording.fitsIn(bytes)) {
                    throw new BadData(file.toString(), "gives a place beyond the shard's end");
                }
                recordings.add(recording);
            }
            if (!digest.hex().equals(value(lines.readLine(), String.class))) {
                throw new BadData(file.toString(), "was changed after it was written");
            }
            return new ShardIndex(shard, head, recordings);
        } catch (JacksonException e) {
            throw new BadData(file.toString(), Json.oneLine(e), e);
        }
    }

    private static <T> T next(BufferedReader lines, Class<T> type, Digest digest) throws IOException {
        String line = lines.readLine();
        T value = value(line, type);
        digest.add(line);
        return value;
    }

    private static <T> T value(@Nullable String line, Class<T> type) {
        return Json.mapper().readValue(line == null ? "" : line, type);
    }
}
