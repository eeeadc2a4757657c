package io.heartproof.extending;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.attack.Budget;
import io.heartproof.attack.Norm;
import io.heartproof.attack.white.Pgd;
import io.heartproof.cli.CommandRun;
import io.heartproof.condition.Kind;
import io.heartproof.defence.MadryTraining;
import io.heartproof.defence.Ramp;
import io.heartproof.defence.TrainingAttack;
import io.heartproof.experiment.config.Objectives;
import io.heartproof.experiment.config.yaml.ConfigFile;
import io.heartproof.format.RecordingFiles;
import io.heartproof.layout.EvaluationLayout;
import io.heartproof.report.Results;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A class and a line in a service file are all that a format, a defence, a disturbance, an attack, a figure and a section of
 * one's own take: recordings in the format are trained on with defence and disturbance, attacked, measured and reported.
 */
class OwnPartsTest {
    @TempDir
    private static Path folder;

    private static Path data;
    private static Path run;
    private static Path results;

    @BeforeAll
    static void trainAndEvaluate() throws IOException {
        Path wfdb = folder.resolve("wfdb");
        data = Files.createDirectory(folder.resolve("data"));
        run = folder.resolve("run");
        results = run.resolve("evaluation");
        assertOk(CommandRun.of("simulate", "--out", wfdb, "--recordings", 27));
        writeInTheFormat(wfdb, data);
        assertOk(CommandRun.of(
                "train",
                "--data",
                data,
                "--out",
                run,
                "--defence",
                "0.5*ce+0.5*halved:0.25",
                "--set",
                "defence.noise.source=reversed",
                "--set",
                "network.architecture=mean",
                "--set",
                "input.cutSamples=2048",
                "--set",
                "training.epochs=1"));
        assertOk(CommandRun.of("evaluate", "--model", run, "--data", data, "--out", results, "--attacks", "draws"));
    }

    @Test
    void aFormatIsReadByEveryCommand() throws IOException {
        Path file = data.resolve("S00001.toy");

        CommandRun inspected = CommandRun.of("inspect", file);
        CommandRun validated = CommandRun.of("validate", data);

        assertOk(inspected);
        assertThat(inspected.out()).contains("Toy").contains("aVR");
        assertOk(validated);
        assertThat(validated.out()).contains("27 recordings");
        assertThat(RecordingFiles.read("S00001.toy", Files.readAllBytes(file))
                        .signals()
                        .get(0)
                        .samples())
                .isEqualTo(RecordingFiles.read(file).signals().get(0).samples());
        assertThat(CommandRun.of("inspect", Files.writeString(folder.resolve("broken.toy"), "TOY x\n"))
                        .err())
                .contains("broken.toy: no numbers where they should be");
    }

    @Test
    void aDefenceAndADisturbanceAreWhatTheRunWasTrainedWith() {
        assertThat(run.resolve("config.yaml"))
                .content(StandardCharsets.UTF_8)
                .contains("0.5*ce+0.5*halved:0.25")
                .contains("source: reversed");
        CommandRun unknown = CommandRun.of("train", "--data", data, "--out", folder.resolve("no"), "--defence", "x");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("awp, halved, onestep");
    }

    @Test
    void aDefenceIsGivenTheUnitOfItsEpsilon() {
        ConfigFile relative = ConfigFile.defaults().with("defence.objective=onestep:20");
        ConfigFile microvolts = relative.with("defence.own.unit=microvolts");

        assertThat(objectives(relative).objective()).isEqualTo(oneStepOf(Budget.relative(Norm.LINF, 20)));
        assertThat(objectives(relative).needsVolts()).isFalse();
        assertThat(objectives(microvolts).objective()).isEqualTo(oneStepOf(Budget.microvolts(Norm.LINF, 20)));
        assertThat(objectives(microvolts).needsVolts()).isTrue();
        assertThat(objectives(microvolts.with("defence.objective=ce")).needsVolts())
                .as("no defence with an epsilon")
                .isFalse();
    }

    private static Objectives objectives(ConfigFile settings) {
        return new Objectives(settings.config().defence());
    }

    private static MadryTraining oneStepOf(Budget largest) {
        return new MadryTraining(new TrainingAttack(largest, 1, 1, Pgd.Start.RANDOM), Ramp.PUBLISHED);
    }

    @Test
    void anAttackAndAFigureAreInTheResults() throws IOException {
        Results read = Results.read(results.resolve(EvaluationLayout.RESULTS));

        assertThat(read.noises()).extracting(Kind::source).contains("draws");
        assertThat(results.resolve(EvaluationLayout.RESULTS))
                .content(StandardCharsets.UTF_8)
                .contains("\"" + WorstSensitivity.KEY + "\"");
    }

    @Test
    void anAttackAFigureAndASectionAreInTheReport() throws IOException {
        Files.writeString(run.resolve(RemarksSection.FILE), "Trained for <an> example.");

        assertOk(CommandRun.of("report", run, "--out", folder.resolve("report")));

        String page = Files.readString(folder.resolve("report/report.html"));
        for (String text :
                List.of("draws", "Worst sensitivity", "<h2>Remarks</h2>", "<p>Trained for &lt;an&gt; example.</p>")) {
            assertThat(page.contains(text)).as(text).isTrue();
        }
        assertThat(folder.resolve("report/report/scores.csv"))
                .content(StandardCharsets.UTF_8)
                .contains(WorstSensitivity.KEY);
    }

    private static void writeInTheFormat(Path from, Path to) throws IOException {
        try (DirectoryStream<Path> headers = Files.newDirectoryStream(from, "*.hea")) {
            for (Path header : headers) {
                String name = header.getFileName().toString().replace(".hea", ".toy");
                Files.writeString(to.resolve(name), ToyFormat.text(RecordingFiles.read(header)));
            }
        }
        Files.copy(from.resolve("REFERENCE.csv"), to.resolve("REFERENCE.csv"));
    }

    private static void assertOk(CommandRun command) {
        assertThat(command.code()).as(command.err()).isZero();
    }
}
