package io.heartproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.format.wfdb.WfdbWriter;
import io.heartproof.label.LabelSet;
import io.heartproof.simulate.Simulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {
    @TempDir
    Path folder;

    @Test
    void drawsARecordingAndSaysWhatIsKnown() throws IOException {
        WfdbWriter.write(
                new Simulator(1).simulate(LabelSet.CPSC2018.named("AF"), 3).recording(), folder);
        Path drawing = folder.resolve("out/drawing.svg");

        CommandRun run = CommandRun.of("inspect", folder.resolve("S00003.hea"), "--out", drawing, "--seconds", "5");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains(
                        "recording    S00003\n", "at 500.0 Hz\n", "lead V6      ", " mV\n", "diagnoses    164889003\n")
                .endsWith("drawn in     " + drawing + "\n");
        assertThat(drawing)
                .content(StandardCharsets.UTF_8)
                .contains("<svg ", ">aVR<")
                .endsWith("</svg>\n");
    }

    @Test
    void patientsNameIsPrintedOnlyWhereTheUserAsksForIt() throws IOException {
        WfdbWriter.write(
                new Simulator(1).simulate(LabelSet.CPSC2018.named("AF"), 3).recording(), folder);
        Path named = folder.resolve("S00003.hea");
        Files.writeString(named, "#Patient name: Jane Doe\n#Patient id: 4711\n", StandardOpenOption.APPEND);
        Path drawing = folder.resolve("out/drawing.svg");

        CommandRun dropped = CommandRun.of("inspect", named, "--out", drawing);
        CommandRun kept = CommandRun.of("inspect", named, "--out", drawing, "--keep-identity");

        assertThat(dropped.out().replace(folder.toString(), "")).doesNotContain("Doe", "4711");
        assertThat(kept.out()).contains("name         Jane Doe\n", "patient id   4711\n");
        assertThat(drawing).content(StandardCharsets.UTF_8).doesNotContain("Doe");
    }

    @Test
    void drawsOverNoRecording() throws IOException {
        WfdbWriter.write(
                new Simulator(1).simulate(LabelSet.CPSC2018.named("AF"), 3).recording(), folder);
        Path header = folder.resolve("S00003.hea");
        String before = Files.readString(header);

        CommandRun run = CommandRun.of("inspect", header, "--out", header);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("heartproof: --out: expected a name that ends in .svg, got " + header + "\n");
        assertThat(header).content(StandardCharsets.UTF_8).isEqualTo(before);
    }

    @Test
    void missingRecordingIsOneLineAndCode3() {
        CommandRun run = CommandRun.of("inspect", folder.resolve("none.hea"));

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).hasLineCount(1).startsWith("heartproof: ").contains("none.hea");
    }

    @Test
    void samplingRateThatContradictsTheHeaderIsCode3() throws IOException {
        WfdbWriter.write(
                new Simulator(1).simulate(LabelSet.CPSC2018.named("AF"), 3).recording(), folder);

        CommandRun run = CommandRun.of("inspect", folder.resolve("S00003"), "--sampling-rate", "250");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err().replace(folder.toString(), ""))
                .hasLineCount(1)
                .contains("250")
                .contains("500");
    }

    @Test
    void brokenFileIsOneLineAndCode3() throws IOException {
        Path broken = Files.write(folder.resolve("broken.mat"), new byte[] {1, 2, 3});

        CommandRun run = CommandRun.of("inspect", broken);

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).hasLineCount(1).startsWith("heartproof: " + broken);
    }
}
