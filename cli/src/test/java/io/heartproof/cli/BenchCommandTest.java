package io.heartproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.file.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
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
                "input.cutSamples=2048",
                "--set",
                "training.batchSize=4",
                "--set",
                "training.drawsPerEpoch=9",
                "--set",
                "training.epochs=1",
                "--attacked",
                2,
                "--set",
                "evaluation.pgd.iterations=2",
                "--set",
                "evaluation.attack.suite.iterations=2",
                "--set",
                "evaluation.attack.suite.queries=4",
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
                "attack.look.9",
                "attack.ladder.ce",
                "attack.suite.ce",
                "attack.fmn.ce",
                "attack.ladder.hardened",
                "attack.suite.hardened",
                "attack.fmn.hardened",
                "defence.jacobian.exact",
                "defence.jacobian.projected",
                "defence.nsr",
                "defence.advls",
                "classification.session",
                "classification.single",
                "classification.all",
                "inference.single",
                "evaluation.bucket",
                "reading.wfdb16");
    }

    @Test
    void attacksAGivenModelOnGivenRecordings() throws IOException {
        Path data = folder.resolve("data");
        Path run = folder.resolve("run");
        Path json = folder.resolve("bench.json");
        CommandRun.of("simulate", "--out", data, "--recordings", 27);
        String[] small = {"--set", "input.cutSamples=2048", "--set", "training.epochs=1", "--threads", "1"};
        assertThat(CommandRun.of(with(small, "train", "--data", data, "--out", run))
                        .code())
                .isZero();

        CommandRun bench = CommandRun.of(with(
                new String[] {"--set", "training.epochs=1", "--threads", "1"},
                "bench",
                "attack",
                "--data",
                data,
                "--model",
                run,
                "--json",
                json,
                "--rounds",
                1,
                "--recordings",
                9,
                "--attacked",
                3,
                "--steps",
                20,
                "--set",
                "evaluation.pgd.iterations=1",
                "--set",
                "evaluation.attack.suite.iterations=1",
                "--set",
                "evaluation.attack.suite.queries=2"));

        assertThat(bench.err()).doesNotContain("heartproof:").doesNotContain("simulating");
        assertThat(bench.code()).isZero();
        assertReport(
                json,
                "memory.attack",
                "attack.look.9",
                "attack.ladder.ce",
                "attack.suite.ce",
                "attack.fmn.ce",
                "attack.ladder.hardened",
                "attack.suite.hardened",
                "attack.fmn.hardened");
    }

    @Test
    void saysHowManyRecordingsAreNeeded() {
        Path data = folder.resolve("few");
        CommandRun.of("simulate", "--out", data, "--recordings", 9);

        CommandRun run = CommandRun.of("bench", "inference", "--data", data, "--recordings", 9);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains("--data: expected at least --recordings + --attacked = 21");
    }

    private static Object[] with(String[] settings, Object... arguments) {
        return Stream.concat(Arrays.stream(arguments), Arrays.stream(settings)).toArray();
    }

    @Test
    void refusesToCheckACardThatIsNotThere() {
        CommandRun run = CommandRun.of("bench", "card", "--device", "cuda:99", "--small");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains("device cuda:99 was asked for, but this machine");
    }

    @Test
    void checksAgainstReferenceValuesOnTheirRecordingsAlone() {
        CommandRun run = CommandRun.of("bench", "card", "--golden", folder);
        CommandRun empty = CommandRun.of("bench", "card", "--golden", folder, "--data", folder);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains("--golden and --data: need each other");
        assertThat(empty.code()).isEqualTo(3);
        assertThat(empty.err()).hasLineCount(1).contains("no reference values: expected reference.json");
    }

    @Test
    void refusesAnUnknownGroup() {
        CommandRun run = CommandRun.of("bench", "cooking");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains("reading", "defences", "'cooking'");
    }

    private static void assertReport(Path json, String... names) throws IOException {
        JsonNode report = Json.mapper().readTree(Files.readString(json));
        assertThat(report.at("/complete").asBoolean(false)).isTrue();
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
