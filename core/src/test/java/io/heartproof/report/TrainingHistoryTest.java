package io.heartproof.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.metric.EpochMetrics;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void anEpochThatRanAgainCountsOnce() throws IOException {
        assertThat(read(FIRST + SECOND + SECOND.replace("0.5", "0.25")).epochs())
                .extracting(EpochMetrics::loss)
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
