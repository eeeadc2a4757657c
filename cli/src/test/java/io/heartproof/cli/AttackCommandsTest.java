package io.heartproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.condition.Family;
import io.heartproof.report.Results;
import io.heartproof.report.suite.SuiteRecordings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code evaluate --attacks} on nine recordings whose labels are what a network without training answers: all are right. */
class AttackCommandsTest {
    @TempDir
    static Path folder;

    private static Path model;
    private static Path data;

    @BeforeAll
    static void makeRecordings() throws IOException {
        AnsweredRecordings recordings = AnsweredRecordings.in(folder);
        model = recordings.model();
        data = recordings.data();
    }

    /** FGSM is one step of the budget from the recording itself, iterated FGSM ten of a tenth. */
    @Test
    void severalAttacksStandSideBySide() throws IOException {
        Path out = folder.resolve("several");

        CommandRun evaluation = evaluate(
                out,
                "--attacks",
                "fgsm,ifgsm",
                "--set",
                "evaluation.attack.levels.relative.linf=0.01,0.1",
                "--set",
                "evaluation.attack.levels.relative.l2=");

        assertThat(evaluation.err()).doesNotContain("heartproof:");
        Results results = Results.read(out.resolve("results.json"));
        assertThat(results.under(Family.ADVERSARIAL))
                .extracting(one ->
                        one.condition().kind().source() + " " + one.condition().level())
                .containsExactly("fgsm 0.01", "fgsm 0.1", "ifgsm 0.01", "ifgsm 0.1");
        assertThat(Files.readAllLines(out.resolve("breaking-levels.csv"))).hasSize(1 + 9 * 2);
        assertThat(evaluation.out()).contains("fgsm linf 0.01 ", "ifgsm linf 0.1 ");
    }

    /** In less than a microsecond no attack gets beyond its first batch. */
    @Test
    void whatNoTimeIsLeftForIsNamedEverywhere() throws IOException {
        Path out = folder.resolve("timed");

        CommandRun evaluation = evaluate(
                out, "--attacks", "pgd,fgsm", "--budget-minutes", "1e-8", "--set", "evaluation.pgd.iterations=2");

        assertThat(evaluation.err()).doesNotContain("heartproof:");
        String named = "left out for want of time: fgsm linf";
        assertThat(evaluation.out()).contains("warning      " + named, "fgsm l2", "pgd linf", "upper bound");
        assertThat(evaluation.out()).doesNotContain("pgd linf 0.", "fgsm l2 1.0");
        assertThat(Results.read(out.resolve("results.json")).untried()).hasSize(4);
        CommandRun report = CommandRun.of("report", out, "--out", folder.resolve("timedReport"));
        assertThat(report.code()).as(report.err()).isZero();
        assertThat(folder.resolve("timedReport/report.html"))
                .content(StandardCharsets.UTF_8)
                .contains("Warning: " + named);
    }

    @Test
    void refusesATimeThatNothingIsMadeIn() {
        assertThat(evaluate(folder.resolve("zero"), "--attacks", "fgsm", "--budget-minutes", "0"))
                .satisfies(run -> assertThat(run.code()).isEqualTo(2))
                .satisfies(
                        run -> assertThat(run.err()).contains("--budget-minutes: expected minutes above 0, got 0.0"));
        assertThat(evaluate(folder.resolve("without"), "--attacks", "none", "--budget-minutes", "5"))
                .satisfies(run -> assertThat(run.code()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err()).contains("--budget-minutes: changes nothing"));
    }

    @Test
    void theWorstCaseOfSeveralAttacksSaysWhetherItCanBeTrusted() throws IOException {
        Path out = folder.resolve("worst");

        CommandRun evaluation = evaluate(
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
                "evaluation.attack.suite.queries=10");

        assertThat(evaluation.err()).doesNotContain("heartproof:");
        assertThat(evaluation.code()).isZero();
        Results results = Results.read(out.resolve("results.json"));
        assertThat(results.clean().confusion().correct()).isEqualTo(9);
        assertThat(results.suites()).extracting(suite -> suite.kind().norm()).containsExactly("linf", "l2");
        assertThat(results.suites().get(0).checks()).hasSize(11);
        assertThat(evaluation.out())
                .contains("standard linf 0.001 ", "standard l2 3.0 ", "standard     linf: The checks made ")
                .containsPattern("standard     linf: (ALARM )?randomised: \\S+, threshold 1.0E-4: ")
                .containsPattern("standard     l2: (ALARM )?huge budget: [^,]+, threshold 0.0: ");
        assertThat(SuiteRecordings.read(out.resolve("attacks.json")))
                .hasSize(2)
                .allSatisfy(suite -> assertThat(suite.recordings()).hasSize(9));

        CommandRun report = CommandRun.of("report", out, "--out", folder.resolve("worstReport"));
        assertThat(report.code()).as(report.err()).isZero();
        assertThat(folder.resolve("worstReport/report.html"))
                .content(StandardCharsets.UTF_8)
                .contains("Can these figures be trusted?");
    }

    @Test
    void leavesOutWhatIsNotCalibratedWhereNoiseIsInMicrovolts() throws IOException {
        Path header = data.resolve("S00001.hea");
        String calibrated = Files.readString(header);
        Files.writeString(header, calibrated.replace("/mV", "/NU"));

        CommandRun evaluation = evaluate(
                folder.resolve("microvolts"),
                "--attacks",
                "fgsm",
                "--set",
                "evaluation.attack.unit=microvolts",
                "--set",
                "evaluation.attack.levels.microvolts.linf=20",
                "--set",
                "evaluation.attack.levels.microvolts.l2=");
        Files.writeString(header, calibrated);

        assertThat(evaluation.err()).doesNotContain("heartproof:");
        assertThat(evaluation.out())
                .contains("evaluated    8 recordings; left out: 0 with several labels, 1 refused")
                .contains("S00001: its amplitudes are not known in volts", "fgsm linf 20.0 ");
    }

    /** Three of the nine are of the target's class, whatever the network answers. */
    @Test
    void aTargetStandsInTheResultsAndLeavesItsOwnClassOut() throws IOException {
        Path reference = data.resolve("REFERENCE.csv");
        String answers = Files.readString(reference);
        List<String> lines = new ArrayList<>(answers.lines().toList());
        for (int i = 1; i < lines.size(); i++) {
            lines.set(i, lines.get(i).replaceFirst(",\\d+", i <= 3 ? ",2" : ",1"));
        }
        Files.write(reference, lines);
        String[] aimed = {
            "--attacks",
            "fgsm",
            "--set",
            "evaluation.attack.target=AF",
            "--set",
            "evaluation.attack.levels.relative.linf=0.1",
            "--set",
            "evaluation.attack.levels.relative.l2="
        };
        Path out = folder.resolve("aimed");
        CommandRun evaluation = evaluate(out, (Object[]) aimed);
        Files.writeString(reference, answers);

        assertThat(evaluation.code()).as(evaluation.err()).isZero();
        assertThat(evaluation.out())
                .contains("evaluated    6 recordings; left out: 0 with several labels, 3 refused")
                .contains("S00001: its class is AF, which attacks are aimed at (evaluation.attack.target)");
        Results results = Results.read(out.resolve("results.json"));
        assertThat(results.noises())
                .singleElement()
                .satisfies(kind -> assertThat(kind.setting("target")).contains("AF"));
        CommandRun report = CommandRun.of("report", out, "--out", folder.resolve("aimedReport"));
        assertThat(report.code()).as(report.err()).isZero();
        assertThat(folder.resolve("aimedReport/report.html"))
                .content(StandardCharsets.UTF_8)
                .contains("(FGSM, L\u221e, target\u00a0AF)", "answered as AF");
    }

    @Test
    void refusesATargetThatNoClassOrNoAimedAttackFits() {
        CommandRun noClass =
                evaluate(folder.resolve("noClass"), "--attacks", "fgsm", "--set", "evaluation.attack.target=XYZ");
        assertThat(noClass.err()).contains("evaluation.attack.target: expected a class of the classifier, ");
        assertThat(noClass.code()).isEqualTo(2);
        CommandRun suite =
                evaluate(folder.resolve("noAim"), "--attacks", "standard", "--set", "evaluation.attack.target=AF");
        assertThat(suite.err()).contains("evaluation.attack.target: expected null with the attack standard");
        assertThat(suite.code()).isEqualTo(2);
        assertThat(folder.resolve("noClass")).doesNotExist();
        assertThat(folder.resolve("noAim")).doesNotExist();
    }

    @Test
    void refusesLeadsThatTheNetworkDoesNotSee() {
        Path out = folder.resolve("noLead");

        CommandRun evaluation = evaluate(out, "--attacks", "square", "--set", "evaluation.attack.leads=aVR");

        assertThat(evaluation.err())
                .contains("heartproof: ", "evaluation.attack.leads: expected leads of the classifier");
        assertThat(evaluation.code()).isEqualTo(2);
        assertThat(out).doesNotExist();
    }

    @Test
    void savesNoise() throws IOException {
        Path out = folder.resolve("saved");
        CommandRun evaluation = evaluate(
                out,
                "--attacks",
                "fgsm",
                "--save-adversarials",
                "--set",
                "evaluation.attack.levels.relative.linf=0.1",
                "--set",
                "evaluation.attack.levels.relative.l2=");

        assertThat(evaluation.code()).as(evaluation.err()).isZero();
        int right = Results.read(out.resolve("results.json"))
                .conditions()
                .get(1)
                .scores()
                .confusion()
                .correct();
        try (Stream<Path> files = Files.walk(out)) {
            List<String> names = files.map(file -> out.relativize(file).toString())
                    .filter(name -> name.startsWith("adversarials/fgsm-linf-relative/S0000"))
                    .toList();
            assertThat(names).hasSize(3 * (9 - right));
            assertThat(names).filteredOn(name -> name.endsWith(".npz")).hasSize(9 - right);
        }
    }

    @Test
    void refusesToSaveNoiseWithoutAnAttack() {
        CommandRun option = evaluate(folder.resolve("notSaved"), "--attacks", "none", "--save-adversarials");
        assertThat(option.err()).contains("--save-adversarials: changes nothing where there is no attack");
        assertThat(option.code()).isEqualTo(2);

        CommandRun setting =
                evaluate(folder.resolve("notSaved"), "--attacks", "none", "--set", "evaluation.saveAdversarials=true");
        assertThat(setting.err())
                .contains("--set evaluation.saveAdversarials: changes nothing where there is no attack");
        assertThat(setting.code()).isEqualTo(2);
    }

    /** With nothing but attacks. */
    private static CommandRun evaluate(Path out, Object... options) {
        List<Object> arguments = new ArrayList<>(List.of(
                "evaluate",
                "--model",
                model,
                "--data",
                data,
                "--out",
                out,
                "--set",
                "evaluation.whiteNoise=",
                "--set",
                "evaluation.recordedNoise.snrDb=",
                "--set",
                "evaluation.bootstrapSamples=100",
                "--threads",
                1));
        arguments.addAll(List.of(options));
        return CommandRun.of(arguments.toArray());
    }
}
