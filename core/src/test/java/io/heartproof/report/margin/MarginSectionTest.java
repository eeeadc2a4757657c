package io.heartproof.report.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.plot.WellFormed;
import io.heartproof.problem.BadData;
import io.heartproof.report.section.ReportWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarginSectionTest {
    private static final String HEADER = "recording,margin,unit,microvoltsLeast,microvoltsMost\n";
    private static final String FOUR =
            HEADER + "A,0.002,relative,1.5,4\nB,0.01,relative,,\n\"C, 2\",0.004,relative,3,8\nD,0.006,relative,2,16\n";

    @TempDir
    Path folder;

    /** Sorted: 0.002, 0.004, 0.006, 0.01; in volts three of four. */
    @Test
    void readsQuantiles() throws IOException {
        RunMargins margins = RunMargins.read("run", file(FOUR)).get(0);

        assertThat(margins.quantile(0, RunMargins.Margin::size)).isEqualTo(0.002);
        assertThat(margins.quantile(0.5, RunMargins.Margin::size)).isEqualTo(0.004);
        assertThat(margins.quantile(0.75, RunMargins.Margin::size)).isEqualTo(0.006);
        assertThat(margins.quantile(1, RunMargins.Margin::size)).isEqualTo(0.01);
        assertThat(margins.inVolts()).isEqualTo(3);
        assertThat(margins.quantile(0.5, RunMargins.Margin::least)).isEqualTo(2);
        assertThat(margins.quantile(1, RunMargins.Margin::most)).isEqualTo(16);
        assertThat(RunMargins.read("run", file(HEADER))).isEmpty();
    }

    @Test
    void refusesWhatIsNoTableOfMargins() throws IOException {
        assertRefused("recording,margin\n", "expected the columns [recording, margin, unit");
        assertRefused(HEADER + "A,x,relative,,\n", "margins.csv line 2: expected numbers, got [A, x, relative");
        assertRefused(HEADER + "A,1,relative,,\nB,1,microvolts,1,1\n", "line 3: expected one unit of");
        assertRefused(HEADER + "A,1\n", "margins.csv: ");
    }

    @Test
    void aReportShowsThem() throws Exception {
        file(FOUR);
        Files.writeString(folder.resolve("metrics.jsonl"), "");

        Path report = ReportWriter.write(List.of(folder), folder.resolve("out"));

        String text =
                WellFormed.parse(Files.readString(report)).getDocumentElement().getTextContent();
        assertThat(text)
                .contains("How much noise training recordings bear", "Recordings that bear at least so much")
                .contains("0.400\u00a0%", "microvolts, lead where least");
        assertThat(folder.resolve("out/report/margins.csv"))
                .content(StandardCharsets.UTF_8)
                .contains(",relative,0.5,0.004,2.0,8.0");
        assertThat(folder.resolve("out/report/margins-relative.svg")).exists();
    }

    private void assertRefused(String content, String reason) throws IOException {
        Path file = file(content);
        assertThatThrownBy(() -> RunMargins.read("run", file))
                .isInstanceOf(BadData.class)
                .hasMessageContaining(reason);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("margins.csv"), content);
    }
}
