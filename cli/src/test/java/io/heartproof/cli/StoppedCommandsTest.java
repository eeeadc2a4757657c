package io.heartproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.file.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that are asked to stop while ONNX Runtime or libtorch computes. */
class StoppedCommandsTest {
    private static final int KILLED_BY_TERM = 128 + 15;

    /** More than are classified before the signal comes. */
    private static final int RECORDINGS = 20_000;

    @TempDir
    static Path folder;

    private static Path model;
    private static Path list;

    @BeforeAll
    static void writeModelAndList() throws Exception {
        model = UntrainedModel.writeInto(folder);
        Path data = folder.resolve("data");
        CommandRun.of("simulate", "--out", data, "--recordings", 3, "--classes", "Normal,AF,PVC");
        Path recording;
        try (Stream<Path> files = Files.walk(data)) {
            recording = files.filter(file -> file.toString().endsWith(".hea"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        list = folder.resolve("list.txt");
        Files.write(list, Collections.nCopies(RECORDINGS, recording.toString()));
    }

    /** Each time another inference is under way. */
    @RepeatedTest(5)
    void classifyEndsAsBySignalAndItsAnswersAreWhole(@TempDir Path own) throws Exception {
        Path log = own.resolve("log.txt");
        Process process = OwnJvm.start(
                "512m",
                log,
                List.of("classify", "--model", model.toString(), "--format", "jsonl", "--list", list.toString()));
        try {
            while (!Files.readString(log).contains("}\n")) {
                assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
                Thread.sleep(5);
            }
            process.destroy();

            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isEqualTo(KILLED_BY_TERM);
            assertThat(Files.readString(log)).endsWith("\n");
            for (String line : answers(log)) {
                assertThat(Json.mapper().readTree(line).has("prediction")).isTrue();
            }
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void anExperimentEndsAsBySignalAndItsEpochsAreWhole(@TempDir Path own) throws Exception {
        Path data = own.resolve("data");
        CommandRun.of("simulate", "--out", data, "--recordings", 18, "--classes", "Normal,AF,PVC");
        Path run = own.resolve("run");
        Path epochs = run.resolve("metrics.jsonl");
        Path log = own.resolve("log.txt");
        Process process = OwnJvm.start(
                "512m",
                log,
                List.of(
                        "experiment",
                        "--data",
                        data.toString(),
                        "--out",
                        run.toString(),
                        "--set",
                        "training.epochs=100000",
                        "--set",
                        "input.cutSamples=2048"));
        try {
            while (!Files.exists(epochs) || Files.size(epochs) == 0) {
                assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
                Thread.sleep(5);
            }
            process.destroy();

            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isEqualTo(KILLED_BY_TERM);
            for (String epoch : Files.readAllLines(epochs)) {
                assertThat(Json.mapper().readTree(epoch).has("loss")).isTrue();
            }
            assertThat(CommandRun.of("report", run, "--out", own.resolve("report"))
                            .code())
                    .isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    /** What is no answer tells the progress. */
    private static List<String> answers(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> !line.startsWith("classifying"))
                .toList();
    }
}
