package io.heartproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.format.RecordingFiles;
import io.heartproof.format.wfdb.WfdbWriter;
import io.heartproof.label.LabelSet;
import io.heartproof.signal.Lead;
import io.heartproof.signal.Recording;
import io.heartproof.simulate.Simulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertCommandTest {
    @TempDir
    Path folder;

    private Path original;

    @BeforeEach
    void write() throws IOException {
        WfdbWriter.write(
                new Simulator(1).simulate(LabelSet.CPSC2018.named("PVC"), 1).recording(), folder);
        original = folder.resolve("S00001.hea");
    }

    @Test
    void recordingSurvivesTheWayToCsvAndBack() throws IOException {
        CommandRun toCsv = CommandRun.of("convert", original, "--out", folder.resolve("csv"), "--format", "csv");
        Path csv = folder.resolve("csv/S00001.csv");
        CommandRun toWfdb = CommandRun.of("convert", csv, "--out", folder.resolve("wfdb"), "--format", "wfdb");

        assertThat(toCsv).isEqualTo(new CommandRun(0, csv + "\n", ""));
        assertThat(toWfdb).isEqualTo(new CommandRun(0, folder.resolve("wfdb/S00001.hea") + "\n", ""));
        Recording before = RecordingFiles.read(original);
        Recording after = RecordingFiles.read(folder.resolve("wfdb/S00001.hea"));
        assertThat(after.samplingRateHz()).isEqualTo(500);
        assertThat(after.leads()).isEqualTo(before.leads());
        float[] expected = before.signal(Lead.V3).orElseThrow().samples();
        float[] actual = after.signal(Lead.V3).orElseThrow().samples();
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(Math.abs(actual[i] - expected[i])).as("sample %d", i).isLessThan(0.001f);
        }
    }

    @Test
    void patientsNameIsWrittenOnlyWhereTheUserAsksForIt() throws IOException {
        Path named = folder.resolve("S00001.hea");
        Files.writeString(named, "#Patient name: Jane Doe\n#Birth date: 1951-05-02\n", StandardOpenOption.APPEND);

        CommandRun.of("convert", named, "--out", folder.resolve("a"), "--format", "wfdb");
        CommandRun kept =
                CommandRun.of("convert", named, "--out", folder.resolve("b"), "--format", "wfdb", "--keep-identity");

        assertThat(kept.code()).isZero();
        assertThat(folder.resolve("a/S00001.hea"))
                .content(StandardCharsets.UTF_8)
                .doesNotContain("Doe", "Birth", "1951-05-02");
        assertThat(folder.resolve("b/S00001.hea"))
                .content(StandardCharsets.UTF_8)
                .contains("#Patient name: Jane Doe\n", "#Birth date: 1951-05-02\n");
    }

    @Test
    void doesNotWriteOverARecording() {
        CommandRun run = CommandRun.of("convert", original, "--out", folder, "--format", "wfdb");

        assertThat(run).isEqualTo(new CommandRun(2, "", "heartproof: --out: " + original + " is there already\n"));
    }

    @Test
    void unknownFormatIsCode2() {
        CommandRun run = CommandRun.of("convert", original, "--out", folder, "--format", "edf");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains("expected one of [wfdb, csv]", "'edf'");
    }
}
