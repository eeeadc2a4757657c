package io.heartproof.spark.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.classify.Answer;
import io.heartproof.classify.EcgClassifier;
import io.heartproof.classify.Fitness;
import io.heartproof.classify.RuntimeSettings;
import io.heartproof.file.Json;
import io.heartproof.format.RecordingFiles;
import io.heartproof.problem.BadData;
import io.heartproof.problem.BadUsage;
import io.heartproof.progress.Progress;
import io.heartproof.simulate.SimulatedDataSet;
import io.heartproof.spark.TestModel;
import io.heartproof.spark.TestSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoringTest {
    private static final byte[] MODEL = TestModel.bytes();

    @TempDir
    Path folder;

    private Path data;
    private Path out;

    @BeforeEach
    void writeRecordings() throws IOException {
        data = folder.resolve("data [a] 100% {b}");
        out = folder.resolve("out {1,2} [x] 100% \u00fc*"); // which asks for no other folder
        SimulatedDataSet.ofAllClasses(9, 5).write(data, 1, Progress.NONE);
        Files.writeString(data.resolve("broken.hea"), "broken 12 500\n");
    }

    @Test
    void givesTheAnswersOfTheClassifierToTheLastBit() throws IOException {
        List<Row> rows = run(Scoring.with(MODEL)).answers().collectAsList();

        assertThat(rows).hasSize(10);
        try (EcgClassifier classifier = EcgClassifier.load(MODEL, RuntimeSettings.STANDARD)) {
            for (Row row : rows) {
                String recording = row.getAs("recording");
                if (recording.endsWith("broken.hea")) {
                    assertThat((String) row.getAs("problem")).startsWith(recording);
                    assertThat((String) row.getAs("prediction")).isNull();
                    assertThat(row.isNullAt(row.fieldIndex("probabilities"))).isTrue();
                } else {
                    requireEqual(row, classifier.classify(RecordingFiles.read(Path.of(recording))));
                }
            }
        }
    }

    private static void requireEqual(Row row, Answer answer) {
        assertThat((String) row.getAs("prediction"))
                .isEqualTo(answer.prediction().orElseThrow());
        assertThat(probabilities(row)).isEqualTo(answer.probabilities());
        assertThat((String) row.getAs("quality"))
                .isEqualTo(Json.line(answer.quality().orElseThrow()));
        assertThat((Boolean) row.getAs("acceptable"))
                .isEqualTo(answer.quality().get().acceptable());
        assertThat(row.getList(row.fieldIndex("notes"))).isEqualTo(answer.notes());
        assertThat((String) row.getAs("problem")).isNull();
    }

    private static Map<String, Double> probabilities(Row row) {
        return row.getJavaMap(row.fieldIndex("probabilities"));
    }

    @Test
    void skipsWhatIsDoneAndClearsAwayWhatAKilledTaskLeft() throws IOException {
        run(Scoring.with(MODEL));
        Path answers = answerFiles().get(0);
        Path draft = answers.resolveSibling("." + answers.getFileName() + ".7");
        Files.copy(answers, draft);
        var written = Files.getLastModifiedTime(answers);

        ScoringResult again = run(Scoring.with(MODEL));

        assertThat(again.skipped()).isEqualTo(1);
        assertThat(again.answers().count()).isEqualTo(10);
        assertThat(Files.getLastModifiedTime(answers)).isEqualTo(written);
        assertThat(draft).doesNotExist();
    }

    @Test
    void answersAgainWhereARecordingHasChanged() throws IOException {
        run(Scoring.with(MODEL));
        Path first = answerFiles().get(0);
        Files.copy(data.resolve("S00001.dat"), data.resolve("S00002.dat"), StandardCopyOption.REPLACE_EXISTING);

        ScoringResult again = run(Scoring.with(MODEL));

        assertThat(again.skipped()).isZero();
        assertThat(again.answers().count()).isEqualTo(10);
        assertThat(answerFiles()).hasSize(1).doesNotContain(first);
    }

    @Test
    void refusesAFolderWithOtherAnswersAndLeavesItAsItIs() throws IOException {
        run(Scoring.with(MODEL));
        List<Path> before = answerFiles();
        ScoringSettings strict = new ScoringSettings(Fitness.ACCEPTABLE, null, List.of());

        assertThatThrownBy(() -> run(Scoring.with(MODEL).with(strict)))
                .isInstanceOf(BadUsage.class)
                .hasMessageStartingWith(
                        "--out: expected a new folder or one of answers of this model with these options");
        assertThat(answerFiles()).isEqualTo(before);
    }

    @Test
    void namesTheRecordingsWithoutAnAnswer() throws IOException {
        ScoringResult result = run(Scoring.with(MODEL));

        assertThat(result.problems()).singleElement().asString().startsWith(data.resolve("broken.hea") + ": ");
        assertThat(result.summary()).isEqualTo("10 recordings in 1 shard, of which 0 had answers before: " + out);

        ScoringResult again = run(Scoring.with(MODEL)); // which reads from the files what it says

        assertThat(again.problems()).isEqualTo(result.problems());
        assertThat(again.summary()).isEqualTo("10 recordings in 1 shard, of which 1 had answers before: " + out);
    }

    @Test
    void answersShardsAsTheirFilesAndABrokenShardWithARow() throws IOException {
        Map<String, Row> ofFiles = byName(run(Scoring.with(MODEL)).answers());
        shard();
        Path broken = data.resolve("c.tar");
        Files.write(broken, Arrays.copyOf(Files.readAllBytes(data.resolve("b.tar")), 1000));

        ScoringResult result = run(Scoring.with(MODEL));

        Map<String, Row> ofShards = byName(result.answers());
        assertThat(ofShards).hasSize(10);
        for (int i = 1; i <= 9; i++) {
            String name = "S0000" + i + ".hea";
            assertThat(probabilities(ofShards.get(name))).isEqualTo(probabilities(ofFiles.get(name)));
            assertThat((String) ofShards.get(name).getAs("shard")).isEqualTo(i < 5 ? "a.tar" : "b.tar");
        }
        assertThat((String) ofShards.get("c.tar").getAs("problem")).startsWith(broken.toString());
    }

    @Test
    void goesOnAfterAKillToTheSameAnswers() throws IOException {
        shard();
        Map<String, Row> whole = byName(run(Scoring.with(MODEL)).answers());
        Path killed = answerFiles().get(0);
        Path draft = killed.resolveSibling("." + killed.getFileName() + ".0");
        Files.write(draft, Arrays.copyOf(Files.readAllBytes(killed), 100));
        Files.delete(killed);

        ScoringResult again = run(Scoring.with(MODEL));

        assertThat(again.parts()).isEqualTo(2);
        assertThat(again.skipped()).isEqualTo(1);
        assertThat(again.recordings()).isEqualTo(9);
        assertThat(byName(again.answers())).isEqualTo(whole);
        assertThat(draft).doesNotExist();
    }

    @Test
    void refusesAFolderOfAnswersToOtherDataAndLeavesItAsItIs() throws IOException {
        run(Scoring.with(MODEL));
        List<Path> before = answerFiles();
        shard(out);

        assertThatThrownBy(() -> run(Scoring.with(MODEL)))
                .isInstanceOf(BadUsage.class)
                .hasMessageContaining("--out: expected a new folder or one of answers to these data");
        assertThat(answerFiles()).isEqualTo(before);
    }

    /** Puts the recordings into two shards, and starts with no answers. */
    private void shard() throws IOException {
        shard(folder.resolve("out of shards"));
    }

    private void shard(Path answers) throws IOException {
        Path shards = Files.createDirectory(folder.resolve("shards"));
        writeShard(shards.resolve("a.tar"), 1, 4);
        writeShard(shards.resolve("b.tar"), 5, 9);
        data = shards;
        out = answers;
    }

    private void writeShard(Path shard, int first, int last) throws IOException {
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(shard))) {
            for (int i = first; i <= last; i++) {
                for (String name : List.of("S0000" + i + ".hea", "S0000" + i + ".dat")) {
                    byte[] bytes = Files.readAllBytes(data.resolve(name));
                    TarArchiveEntry entry = new TarArchiveEntry(name);
                    entry.setSize(bytes.length);
                    tar.putArchiveEntry(entry);
                    tar.write(bytes);
                    tar.closeArchiveEntry();
                }
            }
        }
    }

    /** By the last part of what it is called. */
    private static Map<String, Row> byName(Dataset<Row> answers) {
        return answers.collectAsList().stream()
                .collect(Collectors.toMap(
                        row -> Path.of(row.<String>getAs("recording"))
                                .getFileName()
                                .toString(),
                        row -> row));
    }

    @Test
    void refusesDataThatAreNotThereInOneLine() {
        data = folder.resolve("nowhere");

        assertThatThrownBy(() -> run(Scoring.with(MODEL)))
                .isInstanceOf(BadData.class)
                .hasMessage(data + ": no such file or folder");
    }

    private ScoringResult run(Scoring scoring) throws IOException {
        return scoring.run(TestSession.get(), data.toString(), out.toString(), Progress.NONE);
    }

    private List<Path> answerFiles() throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(file -> file.toString().endsWith(".parquet")
                            && !file.getFileName().toString().startsWith("."))
                    .toList();
        }
    }
}
