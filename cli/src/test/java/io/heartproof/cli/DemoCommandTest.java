package io.heartproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code demo}, {@code experiment} and {@code report}, as small as they go. */
class DemoCommandTest {
    @TempDir
    static Path folder;

    private static Path demo;
    private static CommandRun run;

    @BeforeAll
    static void demonstrate() {
        demo = folder.resolve("demo");
        run = CommandRun.of(
                "demo",
                "--out",
                demo,
                "--recordings",
                36,
                "--threads",
                1,
                "--set",
                "training.epochs=1",
                "--set",
                "input.cutSamples=2048",
                "--set",
                "evaluation.pgd.iterations=1",
                "--set",
                "evaluation.bootstrapSamples=100",
                "--set",
                "evaluation.examples=1");
    }

    @Test
    void demoEndsWithTheMainNumbersAndThePathOfTheReport() {
        assertThat(run.err()).doesNotContain("heartproof:");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("trained      ", "clean  ", "white noise 0.3 ", "pgd linf 0.03 ")
                .endsWith("report       " + demo.resolve("report.html") + "\n");
        assertThat(demo.resolve("report.html"))
                .content(StandardCharsets.UTF_8)
                .contains("<svg")
                .contains("</html>");
        assertThat(demo.resolve("run/evaluation/results.json"))
                .content(StandardCharsets.UTF_8)
                .contains("\"macroF1\"");
    }

    @Test
    void reportIsWrittenAgainFromSavedResults() {
        CommandRun report = CommandRun.of("report", demo.resolve("run"), "--out", folder.resolve("again"));

        assertThat(report.code()).isZero();
        assertThat(report.out()).isEqualTo(folder.resolve("again/report.html") + "\n");
        assertThat(folder.resolve("again/report.html"))
                .content(StandardCharsets.UTF_8)
                .contains("<svg");
    }

    @Test
    void experimentOnTheSameDataAndSplitGivesTheSameModel() throws IOException {
        Path again = folder.resolve("experiment");

        CommandRun experiment = CommandRun.of(
                "experiment",
                "--data",
                demo.resolve("data"),
                "--split",
                demo.resolve("run/split"),
                "--out",
                again,
                "--config",
                demo.resolve("run/config.yaml"));

        assertThat(experiment.err()).doesNotContain("heartproof:");
        assertThat(experiment.code()).isZero();
        assertThat(again.resolve("report.html")).exists();
        assertThat(again.resolve("model.safetensors")).hasSameBinaryContentAs(demo.resolve("run/model.safetensors"));
        assertThat(again.resolve("evaluation/predictions.csv"))
                .hasSameTextualContentAs(demo.resolve("run/evaluation/predictions.csv"));
    }

    @Test
    void reportOfAFolderWithoutResultsIsCode3() {
        CommandRun report = CommandRun.of("report", folder.resolve("nothing"));

        assertThat(report.code()).isEqualTo(3);
        assertThat(report.err()).hasLineCount(1).startsWith("heartproof: ").contains("results.json");
    }
}
