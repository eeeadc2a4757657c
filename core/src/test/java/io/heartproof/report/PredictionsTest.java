package io.heartproof.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.condition.Condition;
import io.heartproof.condition.Kind;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionsTest {
    private static final String HEADER = "recording,truth,condition,attack,norm,level,prediction\r\n";

    @TempDir
    Path folder;

    @Test
    void writesOneLinePerRecordingAndCondition() throws IOException {
        Path file = folder.resolve("predictions.csv");

        Predictions.write(
                file,
                List.of(
                        Prediction.of("A0001", "AF", Condition.CLEAN, "AF"),
                        Prediction.of("A0001", "AF", new Condition(CountedResults.pgd(100, 2), 0.003), "Normal"),
                        Prediction.of("A0001", "AF", new Condition(Kind.WHITE, 0.1), "AF"),
                        Prediction.of("A0001", "AF", new Condition(Kind.recorded("em"), -6), "AF")));

        assertThat(Files.readString(file))
                .isEqualTo(HEADER
                        + "A0001,AF,clean,,,0.0,AF\r\n"
                        + "A0001,AF,adversarial,pgd,linf,0.003,Normal\r\n"
                        + "A0001,AF,whiteNoise,,,0.1,AF\r\n"
                        + "A0001,AF,recordedNoise,em,,-6.0,AF\r\n");
    }

    @Test
    void readsBackNamesWithCommasQuotesAndLineEnds() throws IOException {
        Path file = folder.resolve("predictions.csv");
        List<Prediction> predictions = List.of(
                Prediction.of("a,\"b\"\n\u00e9 <i>", "x;y", Condition.CLEAN, " AF "),
                Prediction.of("", "AF", Condition.CLEAN, "AF"));

        Predictions.write(file, predictions);

        assertThat(Predictions.read(file)).isEqualTo(predictions);
    }

    @Test
    void refusesWhatIsNoPredictionNamingTheLine() throws IOException {
        Path file = folder.resolve("predictions.csv");

        Files.writeString(file, "");
        assertThatThrownBy(() -> Predictions.read(file))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("columns");
        Files.writeString(file, "recording,truth\r\n");
        assertThatThrownBy(() -> Predictions.read(file))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("columns");
        Files.writeString(file, HEADER + "A,AF,clean,,,0.0\r\n");
        assertThatThrownBy(() -> Predictions.read(file))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("Record 2 has 6 fields");
        Files.writeString(file, HEADER + "A,AF,noisy,,,0.0,AF\r\n");
        assertThatThrownBy(() -> Predictions.read(file))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("line 2: a condition must be");
        Files.writeString(file, HEADER + "A,AF,clean,,,zero,AF\r\n");
        assertThatThrownBy(() -> Predictions.read(file))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("zero");
        Files.writeString(file, HEADER + "A,AF,clean,,,0.0,\"AF\r\n");
        assertThatThrownBy(() -> Predictions.read(file)).isInstanceOf(BadData.class);
    }
}
