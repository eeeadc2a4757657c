package io.heartproof.spark.score;

import io.heartproof.classify.Answer;
import io.heartproof.file.Json;
import io.heartproof.quality.RecordingQuality;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;

/** Writes answers to one Parquet file, with the columns of {@link AnswerSchema}. Not thread-safe. */
final class ParquetAnswers implements AutoCloseable {
    /** Rows are kept in memory up to so many bytes; a part has fewer. */
    private static final int ROW_GROUP_BYTES = 16 << 20;

    private final ParquetWriter<Group> writer;
    private final SimpleGroupFactory rows = new SimpleGroupFactory(AnswerSchema.PARQUET);
    private final Map<String, String> everyRow;
    private AnswerCount count = AnswerCount.NONE;

    private ParquetAnswers(ParquetWriter<Group> writer, Map<String, String> everyRow) {
        this.writer = writer;
        this.everyRow = everyRow;
    }

    /**
     * Begins a file, which must not be there yet.
     *
     * @param everyRow values by column that are the same in every row
     */
    static ParquetAnswers create(Path file, Configuration hadoop, Map<String, String> everyRow) throws IOException {
        return new ParquetAnswers(
                ExampleParquetWriter.builder(HadoopOutputFile.fromPath(file, hadoop))
                        .withType(AnswerSchema.PARQUET)
                        .withConf(hadoop)
                        .withCompressionCodec(CompressionCodecName.SNAPPY)
                        .withRowGroupSize((long) ROW_GROUP_BYTES)
                        .build(),
                Map.copyOf(everyRow));
    }

    /** Writes an answer that is no refusal, under the name that users know the recording by. */
    void write(String recording, Answer answer) throws IOException {
        Group row = row(recording, answer.notes());
        answer.prediction().ifPresent(prediction -> row.add(AnswerSchema.PREDICTION, prediction));
        if (!answer.probabilities().isEmpty()) {
            Group probabilities = row.addGroup(AnswerSchema.PROBABILITIES);
            answer.probabilities()
                    .forEach((label, probability) -> probabilities
                            .addGroup("key_value")
                            .append("key", label)
                            .append("value", (double) probability));
        }
        RecordingQuality quality = answer.quality().orElseThrow();
        row.add(AnswerSchema.ACCEPTABLE, quality.acceptable());
        row.add(AnswerSchema.CONFIDENCE, quality.confidence().code());
        row.add(AnswerSchema.QUALITY, Json.line(quality));
        writer.write(row);
        count = count.plus(new AnswerCount(1, 0));
    }

    /** Writes why a recording has no answer. */
    void writeProblem(String recording, String problem) throws IOException {
        Group row = row(recording, List.of());
        row.add(AnswerSchema.PROBLEM, problem);
        writer.write(row);
        count = count.plus(new AnswerCount(1, 1));
    }

    private Group row(String recording, List<String> notes) {
        Group row = rows.newGroup().append(AnswerSchema.RECORDING, recording);
        everyRow.forEach(row::add);
        Group list = row.addGroup(AnswerSchema.NOTES);
        notes.forEach(note -> list.addGroup("list").add("element", note));
        return row;
    }

    /** How many have been written by now. */
    AnswerCount count() {
        return count;
    }

    /** Ends the file. One that is not closed is no Parquet file. */
    @Override
    public void close() throws IOException {
        writer.close();
    }
}
