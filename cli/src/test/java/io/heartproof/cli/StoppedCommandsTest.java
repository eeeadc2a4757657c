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
import org.junit.jupiter.api.io.TempDir;

/** Commands that are asked to stop while ONNX Runtime computes. */
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
    @RepeatedTest(10)
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

    /** What is no answer tells the progress. */
    private static List<String> answers(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> !line.startsWith("classifying"))
                .toList();
    }
}
