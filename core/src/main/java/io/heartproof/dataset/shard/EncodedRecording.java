package io.heartproof.dataset.shard;

import io.heartproof.file.Json;
import io.heartproof.format.ReadOptions;
import io.heartproof.format.RecordingFiles;
import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.format.wfdb.WfdbWriter;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A recording as the files of a shard: a WFDB record in format 16, and what is known of it in JSON.
 *
 * @param files by their names in the shard, in order
 * @param exact whether reading them gives the same samples, bit by bit; where not, they were rounded to 16 bits
 */
record EncodedRecording(Map<String, byte[]> files, boolean exact) {
    private static final int MOST_NAME_CHARACTERS = 100;

    /** What stands in the JSON; readers ask for the labels alone. */
    private record WrittenFacts(List<String> labels, String readFrom, List<String> notes, boolean rounded) {}

    /**
     * Encodes a recording.
     *
     * @throws BadData where it cannot be written in this form, such as under a name that is too long
     */
    static EncodedRecording of(Recording recording, List<String> labels) throws IOException {
        requireFew(recording);
        Map<String, byte[]> record = WfdbWriter.files(recording);
        boolean exact = isExact(recording, record);
        WrittenFacts facts = new WrittenFacts(
                labels, recording.source().format(), recording.source().notes(), !exact);
        Map<String, byte[]> files = new LinkedHashMap<>();
        record.forEach((name, bytes) -> files.put(nameInShard(recording, name), bytes));
        files.put(
                ShardFile.written(recording.name(), ShardFile.FACTS),
                (Json.line(facts) + "\n").getBytes(StandardCharsets.UTF_8));
        return new EncodedRecording(files, exact);
    }

    private static String nameInShard(Recording recording, String file) {
        return ShardFile.written(
                recording.name(), file.substring(recording.name().length()));
    }

    private static void requireFew(Recording recording) {
        long bytes = (long) Short.BYTES * recording.signals().size() * recording.length();
        if (bytes > RecordingFiles.LARGEST_STREAM_BYTES / 2) {
            throw new BadData(
                    recording.name(),
                    "at most " + RecordingFiles.LARGEST_STREAM_BYTES / 2 + " bytes of samples go into a shard, got "
                            + bytes);
        }
        int characters = ShardFile.written(recording.name(), ShardFile.FACTS).length();
        if (characters > MOST_NAME_CHARACTERS) {
            throw new BadData(
                    recording.name(),
                    "names in a shard have at most " + MOST_NAME_CHARACTERS + " characters, got " + characters);
        }
    }

    private static boolean isExact(Recording recording, Map<String, byte[]> record) throws IOException {
        String header = record.keySet().iterator().next();
        Recording read = RecordingFiles.read(RecordingFile.of(header, record), ReadOptions.NONE);
        return read.leads().equals(recording.leads())
                && read.samplingRateHz() == recording.samplingRateHz()
                && IntStream.range(0, read.signals().size())
                        .allMatch(lead -> Arrays.equals(
                                read.signals().get(lead).samples(),
                                recording.signals().get(lead).samples()));
    }
}
