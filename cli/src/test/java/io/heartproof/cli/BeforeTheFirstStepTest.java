package io.heartproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot work is refused before a folder is made; a model in the wrong form is told what to do. */
class BeforeTheFirstStepTest {
    @TempDir
    static Path data;

    @TempDir
    Path folder;

    @BeforeAll
    static void simulate() {
        CommandRun.of("simulate", "--out", data, "--recordings", 27);
    }

    /** No machine has ninety-nine graphics cards. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "train --data DATA --out OUT",
                "train --data DATA --out OUT --defence nsr",
                "experiment --data DATA --out OUT",
                "experiment --data DATA --out OUT --defences ce,nsr --seeds 2",
                "demo --out OUT",
            })
    void deviceThatIsNotThereLeavesNoFolder(String command) throws IOException {
        CommandRun run =
                CommandRun.ofLine(command + " --device cuda:98", Map.of("DATA", data, "OUT", folder.resolve("out")));

        assertThat(run.err())
                .startsWith("heartproof: device cuda:98 was asked for")
                .hasLineCount(1);
        assertThat(run.code()).isEqualTo(2);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"classify --model RUN", "serve --port 0 --model RUN", "classify --model RUN/model.safetensors"})
    void modelInAFolderNamesExport(String command) throws IOException {
        Path run = Files.createDirectories(folder.resolve("run"));
        Files.writeString(run.resolve("model.json"), "{}");
        Files.writeString(run.resolve("model.safetensors"), "");

        CommandRun said = CommandRun.ofLine(command, Map.of("RUN", run));

        assertThat(said.err())
                .startsWith("heartproof: --model: expected an ONNX file, got " + run)
                .endsWith("heartproof export --model " + run + " --out model.onnx makes one\n")
                .hasLineCount(1);
        assertThat(said.code()).isEqualTo(2);
    }

    /** The headers lose their gain. */
    @ParameterizedTest
    @CsvSource({"madry:20, madry", "onestep:20, own"})
    void noiseInMicrovoltsNeedsRecordingsInVolts(String defence, String settings) throws IOException {
        Path uncalibrated = folder.resolve("data");
        CommandRun.of("simulate", "--out", uncalibrated, "--recordings", 27);
        try (Stream<Path> files = Files.walk(uncalibrated)) {
            for (Path header :
                    files.filter(file -> file.toString().endsWith(".hea")).toList()) {
                String text = Files.readString(header);
                Files.writeString(header, text.replaceAll("(?m)^(\\S+ 16) \\S+/mV ", "$1 0 "));
            }
        }
        CommandRun run = CommandRun.of(
                "train",
                "--data",
                uncalibrated,
                "--out",
                folder.resolve("out"),
                "--defence",
                defence,
                "--set",
                "defence." + settings + ".unit=microvolts",
                "--set",
                "input.cutSamples=2048",
                "--threads",
                1);

        assertThat(run.err())
                .contains("training with noise in microvolts needs amplitudes in volts,"
                        + " which 18 of 18 recordings do not state, this one the first");
        assertThat(run.code()).isEqualTo(3);
        assertThat(folder.resolve("out/metrics.jsonl")).doesNotExist();
    }

    @Test
    void resumingAnExperimentNeedsNothingElse() throws IOException {
        Path out = folder.resolve("out");
        List<String> small = List.of(
                "--set",
                "input.cutSamples=2048",
                "--set",
                "training.epochs=1",
                "--set",
                "evaluation.pgd.linf=",
                "--set",
                "evaluation.pgd.l2=",
                "--set",
                "evaluation.bootstrapSamples=100",
                "--threads",
                "1");
        List<Object> first = new ArrayList<>(List.of("experiment", "--data", data, "--out", out));
        first.addAll(small);
        assertThat(CommandRun.of(first.toArray()).err()).isEmpty();
        byte[] weights = Files.readAllBytes(out.resolve("model.safetensors"));
        Files.delete(out.resolve("evaluation/results.json"));
        Files.delete(out.resolve("report.html"));

        CommandRun again = CommandRun.of("experiment", "--resume", out);

        assertThat(again.err()).isEmpty();
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("evaluated    9 recordings");
        assertThat(out.resolve("report.html")).exists();
        assertThat(Files.readAllBytes(out.resolve("model.safetensors"))).isEqualTo(weights);
    }
}
