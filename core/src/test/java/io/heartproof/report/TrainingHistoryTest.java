package io.heartproof.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.file.Json;
import io.heartproof.metric.EpochMetrics;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingHistoryTest {
    private static final String FIRST = """
        {"epoch":0,"loss":1.5,"seconds":2.0,"recordingsPerSecond":50.0,\
        "validation":{"accuracy":0.5,"balancedAccuracy":0.4,"macroF1":0.3}}
        """;
    private static final String SECOND =
            "{\"epoch\":1,\"loss\":0.5,\"seconds\":2.0,\"recordingsPerSecond\":50.0,\"validation\":null}\n";

    @TempDir
    Path folder;

    @Test
    void readsOneEpochPerLine() throws IOException {
        assertThat(read(FIRST + SECOND).epochs())
                .containsExactly(
                        new EpochMetrics(0, 1.5, 2, 50, Optional.of(new EpochMetrics.Validation(0.5, 0.4, 0.3))),
                        new EpochMetrics(1, 0.5, 2, 50, Optional.empty()));
    }

    @Test
    void readsWhatATrainingWrites() throws IOException {
        EpochMetrics.Validation scores =
                new EpochMetrics.Validation(0.5, 0.4, 0.3, Optional.of(new EpochMetrics.Interval(0.2, 0.6)));
        EpochMetrics kept = new EpochMetrics(
                0,
                Optional.of(1.5),
                2,
                50,
                Optional.of(scores),
                Optional.of(new EpochMetrics.Robust(0.01, "relative", 10, scores, Optional.of(0.7), 1.5)),
                Optional.of(new EpochMetrics.Kept("bestRobust", Optional.of(0.4))),
                List.of(new EpochMetrics.Alarm("oneClass", "all are taken for AF")));
        EpochMetrics failed = EpochMetrics.failed(1, 3, new EpochMetrics.Alarm("lossNotFinite", "the loss is NaN"));

        assertThat(read(Json.line(kept) + "\n" + Json.line(failed) + "\n").epochs())
                .containsExactly(kept, failed);
    }

    @Test
    void anEpochThatRanAgainCountsOnce() throws IOException {
        assertThat(read(FIRST + SECOND + SECOND.replace("0.5", "0.25")).epochs())
                .extracting(EpochMetrics::lossOrNaN)
                .containsExactly(1.5, 0.25);
    }

    @Test
    void leavesOutALastLineThatAKillCutOff() throws IOException {
        assertThat(read(FIRST + SECOND.substring(0, 20)).epochs()).hasSize(1);
        assertThat(read("").epochs()).isEmpty();
    }

    @Test
    void refusesALineThatIsNoEpoch() {
        assertThatThrownBy(() -> read(FIRST + "{}\n"))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("metrics.jsonl line 2: ");
        assertThatThrownBy(() -> read(SECOND.replace("}", ",\"extra\":1}"))).isInstanceOf(BadData.class);
        assertThatThrownBy(() -> read(SECOND.replace("0.5", "NaN"))).isInstanceOf(BadData.class);
    }

    private TrainingHistory read(String text) throws IOException {
        Path file = folder.resolve("metrics.jsonl");
        Files.writeString(file, text);
        return TrainingHistory.read(file);
    }
}
