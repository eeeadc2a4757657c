package io.heartproof.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.benchmark.BenchmarkReport;
import io.heartproof.benchmark.BenchmarkRun;
import io.heartproof.benchmark.measure.BenchmarkPart;
import io.heartproof.benchmark.measure.Machine;
import io.heartproof.benchmark.measure.MeasurementUnit;
import io.heartproof.benchmark.measure.Result;
import io.heartproof.file.Json;
import io.heartproof.progress.Progress;
import io.heartproof.provenance.Provenance;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class BenchmarkPrinterTest {
    private static final Machine MACHINE = new Machine(
            "a processor",
            2,
            1L << 30,
            0,
            new Provenance("heartproof", "2026-01-01T00:00:00Z", "bench", 1, 1, "cpu", Map.of(), Map.of()));

    @TempDir
    Path folder;

    private final StringWriter printed = new StringWriter();
    private final PrintWriter out = new PrintWriter(printed);

    /** What the second part sees is what is left of a run that is stopped in it. */
    @Test
    void printsAndWritesEachRowBeforeTheNextIsMeasured() throws IOException {
        Path json = folder.resolve("bench.json");
        BenchmarkPrinter printer = new BenchmarkPrinter(out, json);
        BenchmarkRun run = printer.begin(MACHINE, Progress.NONE);
        BenchmarkPart first = progress -> List.of(seconds("attack.first", 3, 1.5));
        BenchmarkPart second = progress -> {
            assertThat(printed.toString()).contains("attack.first").doesNotContain("attack.second");
            assertThat(read(json).at("/complete").asBoolean(true)).isFalse();
            assertThat(read(json).at("/results")).hasSize(1);
            return List.of(seconds("attack.second", 8, 2));
        };

        printer.end(BenchmarkReport.of(MACHINE, run.run(List.of(first, second)), Optional.empty()));

        assertThat(printed.toString().lines().map(String::stripTrailing))
                .containsSubsequence(
                        "machine    a processor, 2 cores, 1 GiB; load before the run 0.0",
                        "attack.first                     3.00         1.50 s            2.00 (2.00 to 2.00, 1)",
                        "attack.second                    8.00         2.00 s            4.00 (4.00 to 4.00, 1)",
                        "attack.second:",
                        "  a note");
        assertThat(read(json).at("/complete").asBoolean(false)).isTrue();
        assertThat(read(json).at("/results")).hasSize(2);
    }

    @Test
    void refusesAFileThatCannotBeWrittenBeforeAnythingIsMeasured() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        BenchmarkPrinter printer = new BenchmarkPrinter(out, file.resolve("bench.json"));

        assertThatThrownBy(() -> printer.begin(MACHINE, Progress.NONE)).isInstanceOf(FileSystemException.class);
    }

    private static Result seconds(String name, double baseline, double candidate) {
        return Result.of(name, MeasurementUnit.SECONDS, new double[] {baseline}, new double[] {candidate})
                .noted(List.of("a note"));
    }

    private static JsonNode read(Path json) throws IOException {
        return Json.mapper().readTree(Files.readString(json));
    }
}
