package io.heartproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.condition.Family;
import io.heartproof.report.Results;
import io.heartproof.report.suite.SuiteRecordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code evaluate --attacks} on a network that saw four recordings of each class once. What it has learnt does not matter. */
class AttackCommandsTest {
    @TempDir
    static Path folder;

    private static Path data;
    private static Path run;

    @BeforeAll
    static void train() {
        data = folder.resolve("data");
        run = folder.resolve("run");
        CommandRun.of("simulate", "--out", data, "--recordings", 36);
        CommandRun.of(
                "train",
                "--data",
                data,
                "--out",
                run,
                "--set",
                "input.cutSamples=2048",
                "--set",
                "training.epochs=1",
                "--threads",
                1);
    }

    /** FGSM is one step of the budget from the recording itself, iterated FGSM ten of a tenth. */
    @Test
    void severalAttacksStandSideBySide() throws IOException {
        Path out = folder.resolve("several");

        CommandRun evaluation = CommandRun.of(
                "evaluate",
                "--model",
                run,
                "--data",
                data,
                "--out",
                out,
                "--attacks",
                "fgsm,ifgsm",
                "--set",
                "evaluation.attack.levels.relative.linf=0.01,0.1",
                "--set",
                "evaluation.attack.levels.relative.l2=",
                "--set",
                "evaluation.whiteNoise=",
                "--set",
                "evaluation.recordedNoise.snrDb=",
                "--set",
                "evaluation.bootstrapSamples=100");

        assertThat(evaluation.err()).doesNotContain("heartproof:");
        Results results = Results.read(out.resolve("results.json"));
        assertThat(results.under(Family.ADVERSARIAL))
                .extracting(one ->
                        one.condition().kind().source() + " " + one.condition().level())
                .containsExactly("fgsm 0.01", "fgsm 0.1", "ifgsm 0.01", "ifgsm 0.1");
        assertThat(Files.readAllLines(out.resolve("breaking-levels.csv"))).hasSize(1 + 9 * 2);
        assertThat(evaluation.out()).contains("fgsm linf 0.01 ", "ifgsm linf 0.1 ");
    }

    @Test
    void theWorstCaseOfSeveralAttacksSaysWhetherItCanBeTrusted() throws IOException {
        Path out = folder.resolve("worst");

        CommandRun evaluation = CommandRun.of(
                "evaluate",
                "--model",
                run,
                "--data",
                data,
                "--out",
                out,
                "--attacks",
                "standard",
                "--set",
                "evaluation.attack.levels.relative.linf=0.001,0.01,0.1",
                "--set",
                "evaluation.attack.levels.relative.l2=3",
                "--set",
                "evaluation.attack.suite.iterations=4",
                "--set",
                "evaluation.attack.suite.queries=10",
                "--set",
                "evaluation.whiteNoise=",
                "--set",
                "evaluation.recordedNoise.snrDb=",
                "--set",
                "evaluation.bootstrapSamples=100");

        assertThat(evaluation.err()).doesNotContain("heartproof:");
        assertThat(evaluation.code()).isZero();
        Results results = Results.read(out.resolve("results.json"));
        assertThat(results.suites()).extracting(suite -> suite.kind().norm()).containsExactly("linf", "l2");
        assertThat(results.suites().get(0).checks()).hasSize(9);
        assertThat(evaluation.out())
                .contains("standard linf 0.001 ", "standard l2 3.0 ")
                .containsPattern("standard     linf: (ALARM )?randomised: .+, threshold 1.0E-4: ")
                .containsPattern("standard     l2: (ALARM )?huge budget: .+, threshold 0.0: ");
        int right = results.clean().confusion().correct();
        assertThat(SuiteRecordings.read(out.resolve("attacks.json")))
                .hasSize(2)
                .allSatisfy(suite -> assertThat(suite.recordings()).hasSize(right));

        CommandRun report = CommandRun.of("report", out, "--out", folder.resolve("worstReport"));
        assertThat(report.code()).as(report.err()).isZero();
        assertThat(folder.resolve("worstReport/report.html")).content().contains("Can these figures be trusted?");
    }

    @Test
    void leavesOutWhatIsNotCalibratedWhereNoiseIsInMicrovolts() throws IOException {
        Path half = folder.resolve("half");
        CommandRun.of("simulate", "--out", half, "--recordings", 9, "--seed", 5);
        Path header = half.resolve("S00001.hea");
        Files.writeString(header, Files.readString(header).replace("/mV", "/NU"));

        CommandRun evaluation = CommandRun.of(
                "evaluate",
                "--model",
                run,
                "--data",
                half,
                "--out",
                folder.resolve("microvolts"),
                "--attacks",
                "square",
                "--set",
                "evaluation.attack.unit=microvolts",
                "--set",
                "evaluation.attack.levels.microvolts.linf=20",
                "--set",
                "evaluation.whiteNoise=",
                "--set",
                "evaluation.recordedNoise.snrDb=",
                "--set",
                "evaluation.bootstrapSamples=100");

        assertThat(evaluation.err()).doesNotContain("heartproof:");
        assertThat(evaluation.out())
                .contains("evaluated    8 recordings; left out: 0 with several labels, 1 refused")
                .contains("S00001: its amplitudes are not known in volts", "square linf 20.0 ");

        CommandRun wrongLead = CommandRun.of(
                "evaluate",
                "--model",
                run,
                "--data",
                data,
                "--out",
                folder.resolve("noLead"),
                "--attacks",
                "square",
                "--set",
                "evaluation.attack.leads=aVR");

        assertThat(wrongLead.err())
                .contains("heartproof: ", "evaluation.attack.leads: expected leads of the classifier");
        assertThat(wrongLead.code()).isEqualTo(2);
    }
}
