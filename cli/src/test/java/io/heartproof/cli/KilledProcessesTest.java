package io.heartproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A training of two processes, each of which is killed once as by {@code kill -9}, ends with the bits of one that is left alone. */
@Timeout(900)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "gloo")
class KilledProcessesTest {
    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1");
    private static final List<String> SETTINGS = List.of(
            "--threads",
            "1",
            "--set",
            "network.architecture=tiny",
            "--set",
            "input.cutSamples=2048",
            "--set",
            "training.batchSize=4",
            "--set",
            "training.drawsPerEpoch=12",
            "--set",
            "training.epochs=5",
            "--set",
            "cache.gigabytes=0");

    @TempDir
    private Path folder;

    @Test
    void goesOnToTheSameBitsAfterEachProcessWasKilled() throws Exception {
        CommandRun.of("simulate", "--out", folder.resolve("data"), "--recordings", 18);
        Process undisturbed = start("undisturbed", "--out");
        assertThat(undisturbed.waitFor()).as(log("undisturbed")).isZero();

        for (int rank = 1; rank >= 0; rank--) {
            Process processes = start("killed", "--start-or-resume");
            killAfter(processes, rank, 3 - 2 * rank);
            assertThat(log("killed"))
                    .containsPattern(
                            "heartproof: training: rank [01] of 2 is lost since .*: its connection ended; repeat the"
                                    + " command, it goes on after epoch \\d");
            Files.delete(folder.resolve("killed.txt"));
        }
        assertThat(resume("killed").waitFor()).isZero();

        assertThat(log("killed")).contains("kept         epoch 5 of 5");
        assertThat(Files.mismatch(weights("killed"), weights("undisturbed"))).isEqualTo(-1);
    }

    /** Kills one of the processes once that many epochs are done. */
    private void killAfter(Process parent, int rank, int epochs) throws Exception {
        while (parent.isAlive() && epochs() < epochs) {
            Thread.sleep(5);
        }
        List<ProcessHandle> children = parent.children()
                .sorted(Comparator.comparing(ProcessHandle::pid))
                .toList();
        assertThat(children).as(log("killed")).hasSize(2);
        children.get(rank).destroyForcibly();
        assertThat(parent.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(parent.exitValue()).isEqualTo(1);
        assertThat(children).noneMatch(ProcessHandle::isAlive);
    }

    private int epochs() throws IOException {
        Path metrics = folder.resolve("killed/metrics.jsonl");
        return Files.exists(metrics) ? Files.readAllLines(metrics).size() : 0;
    }

    /** @param target the option that names the folder */
    private Process start(String run, String target) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "train",
                "--data",
                folder.resolve("data").toString(),
                target,
                folder.resolve(run).toString()));
        arguments.addAll(SETTINGS);
        return java(run, arguments);
    }

    private Process resume(String run) throws IOException {
        return java(run, List.of("train", "--resume", folder.resolve(run).toString()));
    }

    private Process java(String run, List<String> arguments) throws IOException {
        List<String> both = new ArrayList<>(arguments);
        both.addAll(List.of("--processes", "2"));
        return OwnJvm.start("512m", folder.resolve(run + ".txt"), QUICK, both);
    }

    private String log(String run) throws IOException {
        return Files.readString(folder.resolve(run + ".txt"));
    }

    private Path weights(String run) {
        return folder.resolve(run).resolve("model.safetensors");
    }
}
