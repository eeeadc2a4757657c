package io.heartproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.heartproof.condition.Family;
import io.heartproof.report.ConditionScores;
import io.heartproof.report.KindFindings;
import io.heartproof.report.Predictions;
import io.heartproof.report.Results;
import io.heartproof.tensor.Safetensors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code train}, {@code evaluate} and {@code import-weights} on two recordings of each class. */
class TrainingCommandsTest {
    private static final String[] SMALL = {"--set", "input.cutSamples=2048", "--set", "training.epochs=1"};

    @TempDir
    static Path folder;

    private static Path data;
    private static Path run;
    private static CommandRun training;

    @BeforeAll
    static void train() {
        data = folder.resolve("data");
        run = folder.resolve("run");
        CommandRun.of("simulate", "--out", data, "--recordings", 36);
        training = CommandRun.of(
                "train", "--data", data, "--out", run, SMALL[0], SMALL[1], SMALL[2], SMALL[3], "--threads", 1);
    }

    @Test
    void trainingLeavesACompleteRunFolder() throws IOException {
        assertThat(training.err()).doesNotContain("heartproof:");
        assertThat(training.code()).isZero();
        assertThat(training.out()).contains("trained      18 recordings, 1 epoch", "model        " + run);
        assertThat(run.resolve("config.yaml"))
                .content(StandardCharsets.UTF_8)
                .contains("cutSamples: 2048 ", "threads: 1 ");
        assertThat(run.resolve("metrics.jsonl"))
                .content(StandardCharsets.UTF_8)
                .hasLineCount(1)
                .contains("\"macroF1\":");
        assertThat(run.resolve("provenance.json"))
                .content(StandardCharsets.UTF_8)
                .contains("heartproof train --data", "\"split\" : \"sha256:");
        assertThat(Files.readAllLines(run.resolve("split/train.txt"))).hasSize(18);
        assertThat(run.resolve("model.json")).content(StandardCharsets.UTF_8).contains("resnet18a", "\"I-AVB\"");
        assertThat(run.resolve("model.safetensors")).exists();
        assertThat(run.resolve("checkpoint/last.safetensors")).exists();
    }

    @Test
    void resumingAFinishedTrainingChangesNothing() throws IOException {
        byte[] weights = Files.readAllBytes(run.resolve("model.safetensors"));

        CommandRun again = CommandRun.of("train", "--resume", run);

        assertThat(again.code()).isZero();
        assertThat(Files.readAllBytes(run.resolve("model.safetensors"))).isEqualTo(weights);
    }

    @Test
    void recordingsInMemoryGiveTheWeightsOfThoseInTheCache() throws IOException {
        Path without = folder.resolve("without");
        List<Object> arguments = new ArrayList<>(List.of("train", "--data", data, "--out", without, "--threads", 1));
        arguments.addAll(List.of(SMALL));
        arguments.addAll(List.of("--set", "cache.gigabytes=0"));

        assertThat(CommandRun.of(arguments.toArray()).code()).isZero();

        assertThat(without.resolve("model.safetensors")).hasSameBinaryContentAs(run.resolve("model.safetensors"));
    }

    @Test
    void evaluationTakesTheTestListOfTheRunAndKeepsItsFiles() throws IOException {
        Path out = folder.resolve("evaluation");

        CommandRun evaluation = evaluate(run, out, "--set", "evaluation.pgd.iterations=2");

        assertThat(evaluation.err()).doesNotContain("heartproof:");
        assertThat(evaluation.code()).isZero();
        Results results = Results.read(out.resolve("results.json"));
        assertThat(results.recordings()).isEqualTo(9);
        assertThat(results.under(Family.ADVERSARIAL)).hasSize(2);
        assertThat(results.under(Family.WHITE_NOISE)).hasSize(1);
        assertThat(results.provenance().digests()).containsKeys("data", "recordings", "weights");
        List<String> test = Files.readAllLines(run.resolve("split/test.txt"));
        assertThat(Predictions.read(out.resolve("predictions.csv")))
                .hasSize(9 * (4 + 3))
                .allMatch(line -> test.contains(line.recording()));
        assertThat(Files.readAllLines(out.resolve("breaking-levels.csv"))).hasSize(1 + 9 * 2);
        for (ConditionScores level : results.under(Family.ADVERSARIAL)) {
            KindFindings findings = results.findings(level.condition().kind()).orElseThrow();
            assertThat(findings.breakingLevels().orElseThrow().all().unbroken())
                    .isEqualTo(level.scores().confusion().correct());
        }
        assertThat(out.resolve("examples.json")).exists();
        assertThat(evaluation.out()).contains("evaluated    9 recordings", "clean ", "pgd linf 0.01 ", "pgd l2 1.0 ");
    }

    @Test
    void evaluatesTheRecordingsOfAList() throws IOException {
        Path list = Files.writeString(folder.resolve("list.txt"), "S00001\nS00036\n");
        Path out = folder.resolve("listed");

        CommandRun evaluation = evaluate(run, out, "--recordings", list, "--attacks", "none");

        assertThat(evaluation.code()).isZero();
        Results results = Results.read(out.resolve("results.json"));
        assertThat(results.recordings()).isEqualTo(2);
        assertThat(results.under(Family.ADVERSARIAL)).isEmpty();
    }

    @Test
    void evaluatesUnderTheNoiseOfAFolder() throws IOException {
        Path noise = Files.createDirectories(folder.resolve("noise, #1"));
        Files.writeString(noise.resolve("em.hea"), "em 1 250 2000\nem.dat 16 200(0)/mV 16 0 0 0 0 noise1\n");
        byte[] samples = new byte[4000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (i * i % 101);
        }
        Files.write(noise.resolve("em.dat"), samples);
        Path out = folder.resolve("noisy");

        CommandRun evaluation = evaluate(
                run, out, "--attacks", "none", "--noise-data", noise, "--set", "evaluation.recordedNoise.snrDb=12,-6");

        assertThat(evaluation.err()).doesNotContain("heartproof:");
        Results results = Results.read(out.resolve("results.json"));
        assertThat(results.under(Family.RECORDED_NOISE))
                .extracting(one ->
                        one.condition().kind().source() + " " + one.condition().level())
                .containsExactly("em 12.0", "em -6.0");
        assertThat(results.provenance().digests().get("noise")).startsWith("sha256:");
        assertThat(Predictions.read(out.resolve("predictions.csv")))
                .filteredOn(line -> line.condition() == Family.RECORDED_NOISE)
                .hasSize(2 * results.recordings())
                .allMatch(line -> line.attack().equals("em"));
        assertThat(evaluation.out()).contains("em -6.0 dB ");
    }

    @Test
    void refusesAFolderWithoutNoiseBeforeItTrains() {
        Path out = folder.resolve("neverTrained");
        CommandRun experiment =
                CommandRun.of("experiment", "--data", data, "--out", out, "--noise-data", folder.resolve("none"));

        assertThat(experiment.code()).isEqualTo(3);
        assertThat(experiment.err()).hasLineCount(1).contains("expected a folder of WFDB records of noise");
        assertThat(out).doesNotExist();
    }

    @Test
    void importedWeightsGiveThePredictionsOfTheirOrigin() throws IOException {
        Path model = folder.resolve("imported");
        Path list = run.resolve("split/test.txt");

        CommandRun imported = CommandRun.of(
                "import-weights",
                run.resolve("model.safetensors"),
                "--out",
                model,
                SMALL[0],
                SMALL[1],
                "--set",
                "input.form=bucket",
                "--threads",
                1);

        assertThat(imported.err()).doesNotContain("heartproof:");
        assertThat(imported.code()).isZero();
        evaluate(run, folder.resolve("own"), "--attacks", "none");
        evaluate(model, folder.resolve("foreign"), "--attacks", "none", "--recordings", list);
        assertThat(Predictions.read(folder.resolve("foreign/predictions.csv")))
                .isEqualTo(Predictions.read(folder.resolve("own/predictions.csv")));
    }

    @Test
    void exportedWeightsComeBackAsTheyWere() throws IOException {
        Path file = folder.resolve("exported.safetensors");
        Path again = folder.resolve("again");

        CommandRun exported = CommandRun.of("export-weights", "--model", run, "--out", file);
        CommandRun imported = CommandRun.of("import-weights", file, "--out", again);

        assertThat(exported.err()).doesNotContain("heartproof:");
        assertThat(exported.out()).startsWith("4994953 parameters in ");
        assertThat(imported.code()).isZero();
        assertThat(again.resolve("model.safetensors")).hasSameBinaryContentAs(run.resolve("model.safetensors"));
        // 8 bytes of header length, then the header with the metadata.
        String header = new String(Files.readAllBytes(file), 8, 4000, StandardCharsets.ISO_8859_1);
        assertThat(header)
                .contains("__metadata__", "resnet18a", "samplingRateHz", "\"format\":\"pt\"", "layer1.0.gn1.bias");
    }

    @Test
    void trainsUnderNoiseOfEveryKind() throws IOException {
        Path noisy = folder.resolve("trainedUnderNoise");
        List<Object> arguments = new ArrayList<>(List.of("train", "--data", data, "--out", noisy, "--threads", 1));
        arguments.addAll(List.of(SMALL));
        arguments.addAll(List.of("--set", "defence.noise.white=0.2", "--set", "defence.noise.source=simulated"));

        CommandRun trained = CommandRun.of(arguments.toArray());

        assertThat(trained.err()).doesNotContain("heartproof:");
        assertThat(Files.readAllBytes(noisy.resolve("model.safetensors")))
                .isNotEqualTo(Files.readAllBytes(run.resolve("model.safetensors")));
    }

    @Test
    void exportsOnlyModels() {
        CommandRun exported =
                CommandRun.of("export-weights", "--model", folder, "--out", folder.resolve("x.safetensors"));

        assertThat(exported.code()).isEqualTo(3);
        assertThat(exported.err()).hasLineCount(1).contains("no model");
    }

    @Test
    void importsThePublishedWeights() {
        Path weights = Path.of(System.getProperty("heartproof.golden"), "resnet18a.f16.safetensors");
        assumeTrue(Files.exists(weights), "values of the reference program are absent");
        Path model = folder.resolve("published");

        CommandRun imported = CommandRun.of("import-weights", weights, "--out", model);

        assertThat(imported.err()).doesNotContain("heartproof:");
        assertThat(imported.code()).isZero();
        assertThat(model.resolve("model.json")).content(StandardCharsets.UTF_8).contains("30720");
    }

    @Test
    void weightsThatDoNotFitAreCode3AndLeaveNothing() {
        Path model = folder.resolve("misfit");

        CommandRun imported = CommandRun.of(
                "import-weights", run.resolve("model.safetensors"), "--classes", "Normal,AF", "--out", model);

        assertThat(imported.code()).isEqualTo(3);
        assertThat(imported.err()).hasLineCount(1).contains("model.safetensors");
        assertThat(model).doesNotExist();
    }

    @Test
    void weightsThatAreNotFiniteAreCode3AndLeaveNothing() throws IOException {
        Path model = folder.resolve("notFinite");
        Map<String, Safetensors.Array> weights = new LinkedHashMap<>(
                Safetensors.read(run.resolve("model.safetensors")).arrays());
        weights.get("layer5.bias").values()[3] = Float.NaN;
        Path file = folder.resolve("notFinite.safetensors");
        Safetensors.write(file, weights);

        CommandRun imported = CommandRun.of("import-weights", file, "--out", model);

        assertThat(imported.code()).isEqualTo(3);
        assertThat(imported.err())
                .hasLineCount(1)
                .contains("notFinite.safetensors: layer5.bias: expected finite values, got NaN as value 4");
        assertThat(model).doesNotExist();
    }

    @Test
    void weightsThatSayAnotherArchitectureAreCode3() throws IOException {
        Path file = folder.resolve("averaging.safetensors");
        Path model = folder.resolve("largest");
        CommandRun.of("export-weights", "--model", run, "--out", file);

        CommandRun imported = CommandRun.of("import-weights", file, "--architecture", "resnet18m", "--out", model);

        assertThat(imported.code()).isEqualTo(3);
        assertThat(imported.err()).hasLineCount(1).contains("expected architecture resnet18m, got resnet18a");
        assertThat(model).doesNotExist();
    }

    @Test
    void aSplitThatWasChangedIsCode3() throws IOException {
        Path list = run.resolve("split/test.txt");
        String before = Files.readString(list);
        Files.writeString(list, before.lines().skip(1).collect(Collectors.joining("\n")));
        CommandRun evaluated = CommandRun.of(
                "evaluate",
                "--model",
                run,
                "--data",
                data,
                "--out",
                folder.resolve("changedSplit"),
                "--attacks",
                "none");
        Files.writeString(list, before);

        assertThat(evaluated.code()).isEqualTo(3);
        assertThat(evaluated.err()).contains("split: expected the lists that the training began with");
    }

    @Test
    void wrongUsageOfTrainIsOneLineAndCode2() {
        expectUsage("Missing required argument", "train", "--data", data);
        expectUsage("mutually exclusive", "train", "--out", folder.resolve("x"), "--resume", run);
        expectUsage("'--data=DIR'", "train", "--out", folder.resolve("x"));
        expectUsage("--resume goes on with the settings", "train", "--resume", run, "--set", "training.epochs=9");
        expectUsage("which has files", "train", "--data", data, "--out", run);
    }

    @Test
    void trainingWithoutDataOrRunIsOneLineAndCode3() throws IOException {
        Path lists = Files.createDirectories(folder.resolve("lists"));
        for (String name : List.of("train.txt", "validation.txt", "test.txt")) {
            Files.writeString(lists.resolve(name), "S00001\n");
        }
        Path out = folder.resolve("never");

        expectBadData("REFERENCE.csv", "train", "--data", folder.resolve("nothing"), "--out", out);
        expectBadData("config.yaml", "train", "--resume", folder.resolve("nothing"));
        expectBadData("S00001", "train", "--data", data, "--out", out, "--split", lists);
        assertThat(out).doesNotExist();
    }

    @Test
    void resumingOnOtherDataIsRefused() {
        Path other = folder.resolve("other");
        CommandRun.of("simulate", "--out", other, "--recordings", 36, "--seed", 2);

        expectBadData("is not the data that the training", "train", "--resume", run, "--data", other);
    }

    private static CommandRun evaluate(Path model, Path out, Object... options) {
        List<Object> arguments = new ArrayList<>(List.of(
                "evaluate",
                "--model",
                model,
                "--data",
                data,
                "--out",
                out,
                "--set",
                "evaluation.whiteNoise=0.1",
                "--set",
                "evaluation.recordedNoise.snrDb=0"));
        if (!List.of(options).contains("none")) {
            arguments.addAll(List.of("--set", "evaluation.pgd.linf=0.01", "--set", "evaluation.pgd.l2=1"));
        }
        arguments.addAll(List.of("--set", "evaluation.bootstrapSamples=100", "--threads", 1));
        arguments.addAll(List.of(options));
        return CommandRun.of(arguments.toArray());
    }

    private static void expectUsage(String message, Object... arguments) {
        expect(2, message, arguments);
    }

    private static void expectBadData(String message, Object... arguments) {
        expect(3, message, arguments);
    }

    private static void expect(int code, String message, Object... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.err()).endsWith("\n").contains("heartproof: ", message);
        assertThat(run.code()).isEqualTo(code);
    }
}
