package io.heartproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.file.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code bench}, as small as it goes. */
class BenchCommandTest {
    @TempDir
    Path folder;

    @Test
    void measuresEveryGroupOnTheConsoleAndAsJson() throws IOException {
        Path json = folder.resolve("bench.json");

        CommandRun run = CommandRun.of(
                "bench",
                "--json",
                json,
                "--rounds",
                1,
                "--recordings",
                9,
                "--steps",
                20,
                "--threads",
                1,
                "--set",
                "input.cutSamples=4096",
                "--set",
                "training.batchSize=4",
                "--set",
                "training.epochs=1",
                "--attacked",
                2,
                "--set",
                "evaluation.pgd.iterations=2",
                "--set",
                "evaluation.pgd.linf=0.01");

        assertThat(run.err()).doesNotContain("heartproof:");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("machine    ", "threads    1", "libtorch ", "inference.single  ");
        assertReport(
                json,
                "memory.attack",
                "memory.training",
                "training.bucket",
                "training.step",
                "training.bf16",
                "attack.ladder.ce",
                "attack.ladder.hardened",
                "inference.single",
                "evaluation.bucket",
                "reading.wfdb16");
    }

    @Test
    void defencesAreNotMeasuredYet() {
        CommandRun run = CommandRun.of("bench", "defences");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains("reading", "inference", "'defences'");
    }

    private static void assertReport(Path json, String... names) throws IOException {
        JsonNode report = Json.mapper().readTree(Files.readString(json));
        assertThat(report.at("/machine/processor").asString()).isNotBlank();
        assertThat(report.at("/machine/cores").asInt()).isPositive();
        assertThat(report.at("/machine/provenance/versions/java").asString()).isNotBlank();
        List<String> found = report.at("/results")
                .valueStream()
                .map(result -> result.at("/name").asString())
                .toList();
        assertThat(found).containsExactly(names);
        for (JsonNode result : report.at("/results")) {
            assertThat(result.at("/baseline").asDouble()).isPositive();
            assertThat(result.at("/candidate").asDouble()).isPositive();
            assertThat(result.at("/unit").asString()).isNotBlank();
            double value = result.at("/ratio/value").asDouble();
            assertThat(value)
                    .isBetween(
                            result.at("/ratio/low").asDouble(),
                            result.at("/ratio/high").asDouble());
        }
    }
}
