package io.heartproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that is killed as by {@code kill -9} ends with the same bits as one that is left alone. */
class KilledTrainingTest {
    private static final int EPOCHS = 4;
    private static final List<String> SETTINGS = List.of(
            "--threads",
            "1",
            "--set",
            "input.cutSamples=2048",
            "--set",
            "training.batchSize=4",
            "--set",
            "training.epochs=" + EPOCHS,
            "--set",
            "training.labelSmoothing=0.1",
            "--set",
            "training.simulatedShare=0.5",
            "--set",
            "training.augmentation.gain=0.8,1.25",
            "--set",
            "training.augmentation.shiftSeconds=0.2",
            "--set",
            "training.augmentation.leadDropout=0.1",
            "--set",
            "training.augmentation.wander=0.5",
            "--set",
            "training.augmentation.mixup=0.2",
            "--set",
            "training.averageDecay=0.9");

    @TempDir
    static Path folder;

    private static Path data;
    private static Path undisturbed;

    @BeforeAll
    static void trainUndisturbed() throws Exception {
        data = folder.resolve("data");
        CommandRun.of("simulate", "--out", data, "--recordings", 20); // two classes have a recording more
        undisturbed = folder.resolve("undisturbed");
        assertThat(start(undisturbed).waitFor()).isZero();
    }

    @Test
    void resumesToTheSameBitsAfterAKillInEveryEpoch() throws Exception {
        Path run = folder.resolve("killed");
        killAfter(start(run), () -> epochs(run) >= 1);
        killAfter(resume(run), () -> epochs(run) >= 2);
        killAfter(resume(run), () -> epochs(run) >= 3);

        assertThat(resume(run).waitFor()).isZero();

        assertThat(Files.mismatch(run.resolve("model.safetensors"), undisturbed.resolve("model.safetensors")))
                .isEqualTo(-1);
        assertThat(Files.mismatch(kept(run), kept(undisturbed))).isEqualTo(-1);
        assertThat(epochs(run)).isEqualTo(EPOCHS);
    }

    @Test
    void resumesToTheSameBitsAfterAKillBeforeTheFirstEpochEnded() throws Exception {
        Path run = folder.resolve("early");
        killAfter(start(run), () -> Files.exists(run));

        assertThat(resume(run).waitFor()).isZero();

        assertThat(Files.mismatch(run.resolve("model.safetensors"), undisturbed.resolve("model.safetensors")))
                .isEqualTo(-1);
    }

    @Test
    void theProvenanceNamesTheSimulatedRecordingsBesideTheData() throws IOException {
        assertThat(undisturbed.resolve("provenance.json"))
                .content(StandardCharsets.UTF_8)
                .contains("simulated for training (");
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    /** Waits until the condition holds, or the process has ended by itself, and kills it. */
    private static void killAfter(Process process, Condition condition) throws Exception {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(5));
        while (process.isAlive() && !condition.holds()) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.sleep(5);
        }
        process.destroyForcibly().waitFor();
    }

    private static Path kept(Path run) {
        return run.resolve("checkpoint/kept.safetensors");
    }

    private static int epochs(Path run) throws IOException {
        Path metrics = run.resolve("metrics.jsonl");
        return Files.exists(metrics) ? Files.readAllLines(metrics).size() : 0;
    }

    private static Process start(Path run) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("train", "--data", data.toString(), "--out", run.toString()));
        arguments.addAll(SETTINGS);
        return java(arguments);
    }

    private static Process resume(Path run) throws IOException {
        return java(List.of("train", "--resume", run.toString()));
    }

    private static Process java(List<String> arguments) throws IOException {
        return OwnJvm.start("512m", folder.resolve("log.txt"), arguments);
    }
}
