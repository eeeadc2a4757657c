package io.heartproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.experiment.EvaluateRun;
import io.heartproof.experiment.Session;
import io.heartproof.experiment.config.yaml.ConfigFile;
import io.heartproof.progress.Progress;
import io.heartproof.provenance.Digest;
import io.heartproof.report.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code evaluate --resume} after an interruption between the suite in Linf and that in L2. */
class InterruptedEvaluateTest {
    private static final List<String> SETTINGS = List.of(
            "evaluation.attack.names=pgd,standard",
            "evaluation.attack.levels.relative.linf=0.001,0.1",
            "evaluation.attack.levels.relative.l2=3",
            "evaluation.attack.suite.iterations=2",
            "evaluation.attack.suite.queries=5",
            "evaluation.pgd.iterations=2",
            "evaluation.pgd.linf=0.01",
            "evaluation.pgd.l2=",
            "evaluation.whiteNoise=",
            "evaluation.recordedNoise.snrDb=",
            "evaluation.bootstrapSamples=100",
            "evaluation.saveAdversarials=true",
            "threads=1");

    @TempDir
    static Path folder;

    private static AnsweredRecordings recordings;
    private static Path undisturbed;
    private static Path interrupted;

    @BeforeAll
    static void evaluateUndisturbed() throws IOException {
        recordings = AnsweredRecordings.in(folder);
        undisturbed = folder.resolve("undisturbed");
        evaluate(undisturbed, Progress.NONE);
    }

    @BeforeEach
    void interrupt() throws IOException {
        interrupted = Files.createTempDirectory(folder, "interrupted");
        assertThatThrownBy(() -> evaluate(interrupted, InterruptedEvaluateTest::endAtTheSecondSuite))
                .hasMessage("interrupted");
        assertThat(interrupted.resolve("results.json")).doesNotExist();
        assertThat(interrupted.resolve("checkpoint/settled.jsonl")).isNotEmptyFile();
    }

    @Test
    void comesToTheSameFiles() throws IOException {
        CommandRun resumed = CommandRun.of("evaluate", "--resume", interrupted);

        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.out()).contains("standard linf 0.001 ");
        for (String file :
                List.of("predictions.csv", "breaking-levels.csv", "attacks.json", "examples.json", "about.json")) {
            assertThat(interrupted.resolve(file)).hasSameBinaryContentAs(undisturbed.resolve(file));
        }
        assertThat(savedNoise(undisturbed)).isNotEmpty();
        assertThat(savedNoise(interrupted)).isEqualTo(savedNoise(undisturbed));
        Results expected = Results.read(undisturbed.resolve("results.json"));
        Results results = Results.read(interrupted.resolve("results.json"));
        assertThat(results)
                .usingRecursiveComparison()
                .ignoringFields("suites.attacks.effort.seconds", "provenance.created")
                .isEqualTo(expected);
        assertThat(interrupted.resolve("checkpoint")).doesNotExist();

        CommandRun again = CommandRun.of("evaluate", "--resume", interrupted);
        assertThat(again.code()).isZero();
        assertThat(again.out()).isEqualTo(resumed.out());
    }

    @Test
    void refusesAnotherModel() throws IOException {
        Path other = folder.resolve("other");
        if (!Files.exists(other)) {
            CommandRun.of(
                    "train",
                    "--data",
                    recordings.data(),
                    "--out",
                    other,
                    "--set",
                    "input.cutSamples=2048",
                    "--set",
                    "training.epochs=1");
        }
        CommandRun resumed = CommandRun.of("evaluate", "--resume", interrupted, "--model", other);

        assertThat(resumed.code()).isEqualTo(3);
        assertThat(resumed.err())
                .containsPattern(
                        ": digest of weights: expected sha256:\\w{64}, with which the evaluation began, got sha256:");
    }

    @Test
    void refusesOtherDataAndOtherSettings() throws IOException {
        Path moved = folder.resolve("moved");
        CommandRun.of("simulate", "--out", moved, "--recordings", 9, "--seed", 6);
        CommandRun onOthers = CommandRun.of("evaluate", "--resume", interrupted, "--data", moved);
        assertThat(onOthers.code()).isEqualTo(3);
        assertThat(onOthers.err()).contains(interrupted + ": digest of data: expected sha256:");

        CommandRun changed =
                CommandRun.of("evaluate", "--resume", interrupted, "--set", "evaluation.attack.suite.queries=6");
        assertThat(changed.code()).isEqualTo(2);
        assertThat(changed.err())
                .contains("--resume goes on with the recordings and the settings of the evaluation; they cannot be"
                        + " changed");

        String different = "evaluation.attack.suite.queries=6";
        assertThatThrownBy(() -> evaluate(interrupted, Progress.NONE, different))
                .hasMessage(interrupted
                        + ": evaluation.attack.suite.queries: expected 5, with which the evaluation began, got 6");
    }

    /** Two builds have one version, and an attack of one's own has none. */
    @Test
    void refusesToGoOnWithOtherCode() throws IOException {
        Path began = interrupted.resolve("checkpoint/began.json");
        String other = Files.readString(began).replaceFirst("(\"code\" *: *\"sha256:)\\w{8}", "$100000000");
        Files.writeString(began, other);

        CommandRun resumed = CommandRun.of("evaluate", "--resume", interrupted);

        assertThat(resumed.code()).isEqualTo(3);
        assertThat(resumed.err()).contains(": digest of code: expected sha256:00000000");
    }

    @Test
    void refusesAFolderWithoutAnEvaluation() {
        CommandRun resumed = CommandRun.of("evaluate", "--resume", recordings.data());

        assertThat(resumed.code()).isEqualTo(3);
        assertThat(resumed.err()).contains("expected the folder of an evaluation that was interrupted");
    }

    /** Digests of the files by their names. */
    private static Map<String, String> savedNoise(Path evaluation) throws IOException {
        Path noise = evaluation.resolve("adversarials");
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(noise)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                digests.put(
                        noise.relativize(file).toString(),
                        new Digest().add(file).hex());
            }
        }
        return digests;
    }

    private static Progress.Stage endAtTheSecondSuite(String what, long total) {
        if (what.equals("standard l2")) {
            throw new IllegalStateException("interrupted");
        }
        return Progress.NONE.start(what, total);
    }

    private static void evaluate(Path out, Progress progress, String... further) throws IOException {
        ConfigFile settings = ConfigFile.defaults();
        for (String setting : SETTINGS) {
            settings = settings.with(setting);
        }
        for (String setting : further) {
            settings = settings.with(setting);
        }
        Session session = new Session(settings.config(), "heartproof evaluate", progress);
        new EvaluateRun(session).evaluate(recordings.model(), recordings.data(), Optional.empty(), out);
    }
}
