package io.heartproof.extending;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.cli.CommandRun;
import io.heartproof.layout.EvaluationLayout;
import io.heartproof.report.Results;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class and a line in a service file are all that a network of one's own takes, from its name in the settings to ONNX. */
class OwnArchitectureTest {
    @TempDir
    private Path folder;

    @Test
    void trainsIsAttackedReportedExportedAndClassifies() throws IOException {
        Path data = folder.resolve("data");
        Path run = folder.resolve("run");
        Path results = run.resolve("evaluation");
        Path model = folder.resolve("model.onnx");

        assertOk(CommandRun.of("simulate", "--out", data, "--recordings", 45));
        assertOk(CommandRun.of(
                "train",
                "--data",
                data,
                "--out",
                run,
                "--set",
                "network.architecture=plain",
                "--set",
                "input.cutSamples=2048",
                "--set",
                "training.epochs=2",
                "--defence",
                "advls:0.01"));
        assertOk(CommandRun.of(
                "evaluate", "--model", run, "--data", data, "--out", results, "--set", "evaluation.pgd.linf=0.01,0.1"));
        assertOk(CommandRun.of("report", run, "--out", folder.resolve("report")));
        assertOk(CommandRun.of("export", "--model", run, "--out", model));
        CommandRun classified = CommandRun.of("classify", "--model", model, "--format", "jsonl", data);

        assertOk(classified);
        assertThat(classified.out().lines()).hasSize(45).allMatch(line -> line.contains("\"prediction\":"));
        assertThat(run.resolve("model.json")).content(StandardCharsets.UTF_8).contains("\"architecture\" : \"plain\"");
        assertThat(Results.read(new EvaluationLayout(results).results()).kinds())
                .isNotEmpty();
        assertThat(folder.resolve("report").resolve("report.html"))
                .content(StandardCharsets.UTF_8)
                .contains(">plain<");
    }

    private static void assertOk(CommandRun command) {
        assertThat(command.code()).as(command.err()).isZero();
    }
}
