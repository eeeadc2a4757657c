package io.heartproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.condition.Condition;
import io.heartproof.condition.Family;
import io.heartproof.format.wfdb.WfdbWriter;
import io.heartproof.report.ConditionScores;
import io.heartproof.report.Results;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Patient;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code evaluate --transfer-from} and {@code --learn-on} with means of leads, which hardly saw a recording. What they have
 * learnt does not matter.
 */
class FoundOnCommandsTest {
    @TempDir
    static Path folder;

    private static Path data;

    @BeforeAll
    static void train() {
        data = folder.resolve("data");
        CommandRun.of("simulate", "--out", data, "--recordings", 36);
        train("first", "--seed", 1);
        train("second", "--seed", 2);
        train("limbs", "--set", "input.leads=I,II");
        Path onnx = folder.resolve("first.onnx");
        CommandRun.of("export", "--model", folder.resolve("first"), "--out", onnx);
    }

    private static void train(String name, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("train", "--data", data, "--out", folder.resolve(name)));
        arguments.addAll(List.of("--set", "network.architecture=mean", "--set", "training.epochs=1", "--threads", 1));
        arguments.addAll(List.of(more));
        CommandRun trained = CommandRun.of(arguments.toArray());
        assertThat(trained.code()).as(trained.err()).isZero();
    }

    @Test
    void noiseOfAnotherNetworkIsAnAttackOfItsOwn() throws IOException {
        CommandRun evaluation =
                evaluate("side by side", "first", "--attacks", "fgsm", "--transfer-from", folder.resolve("second"));

        assertThat(evaluation.code()).as(evaluation.err()).isZero();
        Results results = results("side by side");
        assertThat(results.under(Family.ADVERSARIAL))
                .extracting(one ->
                        one.condition().kind().source() + " " + one.condition().level())
                .containsExactly("fgsm 0.01", "fgsm 0.1", "transfer 0.01", "transfer 0.1");
        assertThat(from(results)).matches("second [0-9a-f]{8}");
        assertThat(results.provenance().digests())
                .hasEntrySatisfying(
                        "transferred from " + from(results),
                        digest -> assertThat(digest)
                                .startsWith("sha256:" + from(results).substring("second ".length())));
        assertThat(evaluation.out()).contains("transfer linf 0.01 ", "transfer linf 0.1 ");
    }

    /** The suite's cross-examination has a check more; whether that fires hangs on what the networks have learnt. */
    @Test
    void theWorstCaseOfASuiteIsAskedWhetherNoiseOfAnotherNetworkBreaksMore() throws IOException {
        CommandRun evaluation = evaluate(
                "suite",
                "first",
                "--attacks",
                "standard",
                "--transfer-from",
                folder.resolve("second"),
                "--set",
                "evaluation.attack.suite.iterations=4",
                "--set",
                "evaluation.attack.suite.queries=10");

        assertThat(evaluation.code()).as(evaluation.err()).isZero();
        assertThat(results("suite").suites())
                .singleElement()
                .satisfies(suite -> assertThat(suite.checks())
                        .extracting(check -> check.name())
                        .contains("transfer", "optimality"));
        CommandRun report = CommandRun.of("report", folder.resolve("suite"), "--out", folder.resolve("report"));
        assertThat(report.code()).as(report.err()).isZero();
        assertThat(folder.resolve("report/report.html"))
                .content(StandardCharsets.UTF_8)
                .contains("transfer L\u221e noise", "attacks beside the suite");
    }

    /** The file's own network has gradients, and so has another. */
    @Test
    void findsNoiseForAnOnnxFileOnNetworksThatHaveGradients() throws IOException {
        CommandRun evaluation = evaluate(
                "onnx",
                "first.onnx",
                "--transfer-from",
                folder.resolve("first"),
                "--transfer-from",
                folder.resolve("second"));

        assertThat(evaluation.code()).as(evaluation.err()).isZero();
        Results results = results("onnx");
        assertThat(results.under(Family.ADVERSARIAL)).hasSize(2);
        assertThat(from(results)).matches("first [0-9a-f]{8}, second [0-9a-f]{8}");
    }

    @Test
    void refusesWhatIsNoOtherNetworkForTheSameInput() {
        assertThat(evaluate("itself", "first", "--transfer-from", folder.resolve("first")))
                .satisfies(itself -> assertThat(itself.code()).isEqualTo(2))
                .satisfies(itself -> assertThat(itself.err())
                        .contains("network that noise is transferred from: expected another than the evaluated one"));
        CommandRun leads = evaluate("leads", "first", "--transfer-from", folder.resolve("limbs"));
        assertThat(leads.code()).isEqualTo(2);
        assertThat(leads.err())
                .contains("leads of the network that noise is transferred from, limbs ")
                .contains("expected [I, II, V1, V2, V3, V4, V5, V6] as the evaluated network has, got [I, II]");
        CommandRun nothing = evaluate("nothing", "first", "--transfer-from", data);
        assertThat(nothing.code()).isEqualTo(3);
        assertThat(nothing.err()).contains("no model: expected model.json and model.safetensors");
        CommandRun without = evaluate("without", "first", "--attacks", "transfer");
        assertThat(without.code()).isEqualTo(2);
        assertThat(without.err())
                .contains("evaluation.attack.foundOn.networks: expected the folder of a network, as the attack transfer"
                        + " needs one (--transfer-from)");
        CommandRun unused =
                evaluate("unused", "first", "--attacks", "fgsm", "--set", "evaluation.attack.foundOn.networks=other");
        assertThat(unused.code()).isEqualTo(2);
        assertThat(unused.err()).contains("--set evaluation.attack.foundOn.networks: changes nothing");
    }

    @Test
    void oneNoiseForAllIsLearntOnRecordingsThatAreNotEvaluated() throws IOException {
        Path learnOn = Files.writeString(folder.resolve("learnOn.txt"), "S00001\nS00002\nS00003\n");
        Path others = Files.writeString(folder.resolve("others.txt"), "S00004\nS00005\nS00006\n");

        CommandRun evaluation =
                evaluate("universal", "first", "--learn-on", learnOn, "--recordings", others, "--attacks", "fgsm");
        assertThat(evaluation.code()).as(evaluation.err()).isZero();
        assertThat(results("universal").under(Family.ADVERSARIAL))
                .extracting(one -> one.condition().kind().source() + " "
                        + one.condition().level() + " "
                        + one.condition().kind().setting("learntOn").orElse(""))
                .containsExactly(
                        "fgsm 0.01 ", "fgsm 0.1 ", "universal 0.01 3 recordings", "universal 0.1 3 recordings");
        assertThat(results("universal").provenance().digests()).containsKey("learnt on");

        Path overlapping = Files.writeString(folder.resolve("overlapping.txt"), "S00006\nS00001\n");
        CommandRun both = evaluate("both", "first", "--learn-on", overlapping, "--recordings", others);
        assertThat(both.code()).isEqualTo(2);
        assertThat(both.err())
                .contains("list of recordings that universal noise is learnt on, ")
                .contains(": expected none that is evaluated, got 1 recording in both, such as S00006");
        CommandRun without = evaluate("noList", "first", "--attacks", "universal");
        assertThat(without.code()).isEqualTo(2);
        assertThat(without.err()).contains("evaluation.attack.foundOn.recordings: expected a list of recordings");
        CommandRun onnx = evaluate("noGradients", "first.onnx", "--learn-on", learnOn, "--recordings", others);
        assertThat(onnx.code()).isEqualTo(2);
        assertThat(onnx.err()).contains("as an ONNX file gives no gradients, got universal");
    }

    /** What is found out before the training costs nothing. */
    @ParameterizedTest
    @CsvSource({
        "transfer, networks, a trained or imported network",
        "universal, recordings, a file that is there",
    })
    void experimentSaysBeforeTheTrainingWhatIsNotThere(String attack, String key, String expected) {
        Path out = folder.resolve("experiment of " + attack);
        for (List<String> more : List.of(List.<String>of(), List.of("--defences", "ce"))) {
            List<Object> arguments = new ArrayList<>(List.of("experiment", "--data", data, "--out", out));
            arguments.addAll(List.of("--attacks", attack));
            arguments.addAll(List.of("--set", "evaluation.attack.foundOn." + key + "=" + folder.resolve("nowhere")));
            arguments.addAll(more);
            CommandRun run = CommandRun.of(arguments.toArray());
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err())
                    .contains("evaluation.attack.foundOn." + key + ": expected ", expected, "nowhere")
                    .hasLineCount(1);
            assertThat(out).doesNotExist();
        }
    }

    /** Noise records beside the data take part in the search of the attack that expects unknown conditions. */
    @Test
    void shiftSearchesUnderRecordedNoiseWhereThereIsSome() throws IOException {
        Path noise = Files.createDirectories(folder.resolve("noise"));
        float[] samples = new float[5000];
        for (int t = 0; t < samples.length; t++) {
            samples[t] = (float) Math.sin(t / 100.0);
        }
        WfdbWriter.write(
                new Recording(
                        "bw",
                        500,
                        List.of(LeadSignal.millivolts(new Lead("noise1"), samples)),
                        Patient.UNKNOWN,
                        List.of(),
                        Source.of("made")),
                noise);
        Path one = Files.writeString(folder.resolve("one.txt"), "S00004\n");
        CommandRun evaluation = evaluate(
                "shift",
                "first",
                "--recordings",
                one,
                "--attacks",
                "shift",
                "--noise-data",
                noise,
                "--set",
                "evaluation.recordedNoise.snrDb=24");

        assertThat(evaluation.code()).as(evaluation.err()).isZero();
        assertThat(results("shift").noises())
                .filteredOn(kind -> kind.source().equals("shift"))
                .singleElement()
                .satisfies(kind -> assertThat(kind.setting("under")).contains("recorded noise"));
    }

    private static CommandRun evaluate(String out, String model, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("evaluate", "--model", folder.resolve(model), "--data", data));
        arguments.addAll(List.of("--out", folder.resolve(out), "--threads", 2));
        for (String setting : List.of(
                "attack.levels.relative.linf=0.01,0.1",
                "attack.levels.relative.l2=",
                "whiteNoise=",
                "recordedNoise.snrDb=",
                "bootstrapSamples=100")) {
            arguments.addAll(List.of("--set", "evaluation." + setting));
        }
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray());
    }

    private static Results results(String name) throws IOException {
        return Results.read(folder.resolve(name).resolve("results.json"));
    }

    /** The networks that the noise of the last attack was found on. */
    private static String from(Results results) {
        List<ConditionScores> attacked = results.under(Family.ADVERSARIAL);
        Condition last = attacked.get(attacked.size() - 1).condition();
        return last.kind().setting("from").orElseThrow();
    }
}
