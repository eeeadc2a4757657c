package io.heartproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.condition.Family;
import io.heartproof.file.Json;
import io.heartproof.format.RecordingFiles;
import io.heartproof.format.wfdb.WfdbWriter;
import io.heartproof.label.LabelSet;
import io.heartproof.layout.EvaluationLayout;
import io.heartproof.report.Results;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Patient;
import io.heartproof.signal.PatientIdentity;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code export}, {@code classify} and {@code evaluate} with models in ONNX files. */
class OnnxCommandsTest {
    @TempDir
    static Path folder;

    private static Path data;
    private static Path run;
    private static Path model;
    private static CommandRun export;

    @BeforeAll
    static void trainAndExport() {
        data = folder.resolve("data");
        run = folder.resolve("run");
        model = folder.resolve("model.onnx");
        CommandRun.of("simulate", "--out", data, "--recordings", 18);
        CommandRun.of(
                "train", "--data", data, "--out", run, "--set", "input.cutSamples=2048", "--set", "training.epochs=1");
        export = CommandRun.of("export", "--model", run, "--out", model);
    }

    @Test
    void exportSaysHowFarTheFileIsFromTheModel() {
        assertThat(export.err()).isEmpty();
        assertThat(export.code()).isZero();
        assertThat(export.out())
                .matches("\\d+ bytes in .*model.onnx; logits differ from libtorch's by at most \\S+ .*\\s+");
        assertThat(model).exists();
    }

    @Test
    void jsonLinesHaveTheFieldsOfTheContractInTheOrderOfTheRecordings() throws IOException {
        CommandRun classified = CommandRun.of("classify", "--model", model, data, "--format", "jsonl");

        assertThat(classified.code()).isZero();
        List<String> recordings = new ArrayList<>();
        for (String line : classified.out().lines().toList()) {
            JsonNode answer = Json.mapper().readTree(line);
            assertThat(answer.propertyNames())
                    .containsExactly("recording", "prediction", "probabilities", "quality", "notes");
            assertThat(answer.get("probabilities").propertyNames())
                    .containsExactlyElementsOf(LabelSet.CPSC2018.names());
            double sum = 0;
            for (JsonNode probability : answer.get("probabilities")) {
                sum += probability.asDouble();
            }
            assertThat(sum).isBetween(1 - 1e-6, 1 + 1e-6);
            recordings.add(answer.get("recording").stringValue());
        }
        assertThat(recordings).hasSize(18).isSorted();
    }

    @Test
    void classifySaysWhatEvaluationSays() throws IOException {
        Path list = run.resolve("split/test.txt");
        CommandRun evaluated = CommandRun.of(
                "evaluate", "--model", run, "--data", data, "--attacks", "none", "--out", folder.resolve("torch"));
        CommandRun onnx = CommandRun.of(
                "evaluate", "--model", model, "--data", data, "--recordings", list, "--out", folder.resolve("onnx"));

        assertThat(evaluated.code()).isZero();
        assertThat(onnx.err()).isEmpty();
        assertThat(onnx.code()).isZero();
        assertThat(folder.resolve("onnx/predictions.csv"))
                .hasSameTextualContentAs(folder.resolve("torch/predictions.csv"));
        Results same = Results.read(folder.resolve("onnx").resolve(EvaluationLayout.RESULTS));
        assertThat(same.under(Family.ADVERSARIAL)).isEmpty();
        assertThat(same.under(Family.WHITE_NOISE)).isNotEmpty();
    }

    @Test
    void attacksAFileThatGivesAnswersAlone() throws IOException {
        Path out = folder.resolve("attacked");
        Path list = folder.resolve("three.txt");
        Files.write(list, Files.readAllLines(run.resolve("split/test.txt")).subList(0, 3));
        CommandRun attacked = CommandRun.of(
                "evaluate",
                "--model",
                model,
                "--data",
                data,
                "--recordings",
                list,
                "--attacks",
                "square",
                "--set",
                "evaluation.attack.levels.relative.linf=[0.0001]",
                "--out",
                out);

        assertThat(attacked.code()).as(attacked.err()).isZero();
        assertThat(Results.read(new EvaluationLayout(out).results()).under(Family.ADVERSARIAL))
                .extracting(scores -> scores.condition().kind().source())
                .containsExactly("square");
    }

    /** What libtorch is unpacked to stays empty. */
    @Test
    void evaluatesWithoutLoadingLibtorch() throws Exception {
        Path cache = Files.createDirectory(folder.resolve("natives"));
        Path log = folder.resolve("evaluate.log");
        Process process = OwnJvm.start(
                "1g",
                log,
                List.of("-Dorg.bytedeco.javacpp.cachedir=" + cache),
                List.of(
                        "evaluate",
                        "--model",
                        model.toString(),
                        "--data",
                        data.toString(),
                        "--out",
                        folder.resolve("alone").toString()));

        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        assertThat(Results.read(folder.resolve("alone/results.json")).under(Family.WHITE_NOISE))
                .isNotEmpty();
        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void aTableNamesEveryRecordingAndACsvEveryProbability() {
        CommandRun table = CommandRun.of("classify", "--model", model, data.resolve("S00001.hea"), data);
        CommandRun csv = CommandRun.of("classify", "--model", model, data, "--format", "csv");

        assertThat(table.out()).contains("prediction", "probability").contains("S00001.hea");
        assertThat(csv.out().lines())
                .hasSize(19)
                .first()
                .asString()
                .startsWith("recording,prediction,Normal,AF,I-AVB,");
    }

    @Test
    void abstainsFromWhatIsNotFitToBeInterpreted() throws IOException {
        Recording good = RecordingFiles.read(data.resolve("S00001.hea"));
        List<LeadSignal> signals = good.signals().stream()
                .map(signal -> signal.lead().equals(Lead.V1) ? signal.withSamples(new float[good.length()]) : signal)
                .toList();
        Path flat = folder.resolve("flat");
        WfdbWriter.write(good.with(good.samplingRateHz(), signals), Files.createDirectories(flat));

        CommandRun plain = CommandRun.of("classify", "--model", model, flat, "--format", "jsonl");
        CommandRun abstaining = CommandRun.of("classify", "--model", model, flat, "--format", "jsonl", "--abstain");
        CommandRun csv = CommandRun.of("classify", "--model", model, flat, "--format", "csv", "--abstain");

        JsonNode classified = Json.mapper().readTree(plain.out());
        assertThat(classified.at("/quality/acceptable").asBoolean()).isFalse();
        assertThat(classified.at("/quality/leads/V1").stringValue()).contains("flat");
        assertThat(classified.get("prediction").isString()).isTrue();
        JsonNode refused = Json.mapper().readTree(abstaining.out());
        assertThat(refused.get("prediction").isNull()).isTrue();
        assertThat(refused.get("probabilities")).isEmpty();
        assertThat(refused.get("quality")).isEqualTo(classified.get("quality"));
        assertThat(csv.out()).contains(",,,,,,,,,,false,none,0,0,1,0,0,0,no,no,");
    }

    @Test
    void writesARowPerFindingWhereAskedTo() throws IOException {
        Path findings = folder.resolve("findings.csv");

        CommandRun run = CommandRun.of("classify", "--model", model, data, "--findings", findings);

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(findings).content(StandardCharsets.UTF_8).startsWith("recording,about,lead,kind,text\r\n");
    }

    @Test
    void tellsWhoThePatientIsOnlyWhereAsked() throws IOException {
        Recording good = RecordingFiles.read(data.resolve("S00001.hea"));
        Patient named = new Patient(
                good.patient().ageYears(),
                good.patient().sex(),
                PatientIdentity.of("Doe, J", "4711", Optional.empty()));
        Path own = Files.createDirectories(folder.resolve("named"));
        WfdbWriter.write(good.with(named), own);

        for (String format : List.of("jsonl", "csv", "table")) {
            CommandRun silent = CommandRun.of("classify", "--model", model, own, "--format", format);
            CommandRun asked = CommandRun.of("classify", "--model", model, own, "--format", format, "--keep-identity");
            assertThat(silent.out().replace(own.toString(), "")).doesNotContain("4711", "Doe");
            assertThat(asked.out().replace(own.toString(), "")).contains("4711", "Doe, J");
        }
    }

    @Test
    void whatCannotBeClassifiedIsToldAtTheEndAndTheRestIsDone() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.edf"), "no EDF");
        Path list = Files.writeString(folder.resolve("list.txt"), data.resolve("S00002.hea") + "\n\nnowhere.hea\n");

        CommandRun classified = CommandRun.of(
                "classify", "--model", model, broken, data.resolve("S00001.hea"), "--list", list, "--format", "jsonl");

        assertThat(classified.code()).isEqualTo(3);
        assertThat(classified.out()).hasLineCount(2);
        assertThat(classified.err().lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("heartproof: "))
                .anyMatch(line -> line.contains("broken.edf"))
                .anyMatch(line -> line.contains("nowhere.hea: no such file"));
    }

    @Test
    void classifiesHoweverLongTheCommandLineIs() throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("classify", "--model", model.toString(), "--format", "jsonl"));
        arguments.addAll(Collections.nCopies(100, data.resolve("S00001.hea").toString()));
        assertThat(String.join(" ", arguments).length()).isGreaterThan(4096);
        Path log = folder.resolve("long.log");

        Process process = OwnJvm.start("512m", log, arguments);

        assertThat(process.waitFor()).isZero();
        assertThat(log).content(StandardCharsets.UTF_8).hasLineCount(100);
    }

    @Test
    void classifyingNothingIsWrongUsage() {
        CommandRun classified = CommandRun.of("classify", "--model", model);
        assertThat(classified.code()).isEqualTo(2);
        assertThat(classified.err()).contains("expected recordings: files, folders or --list FILE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no model at all", "\u0008\u0008"})
    void aBrokenModelIsOneLine(String content) throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.onnx"), content);
        CommandRun classified = CommandRun.of("classify", "--model", broken, data);
        assertThat(classified.code()).isEqualTo(3);
        assertThat(classified.err()).hasLineCount(1).contains("broken.onnx: is no ONNX model");
    }

    @Test
    void evaluatesANetworkThatWasNotMadeHere() throws IOException {
        Path foreign = MeansOfLeads.write(folder.resolve("foreign.onnx"), 9);
        Path contract = Files.writeString(folder.resolve("foreign.contract.yaml"), """
            contract:
              leads: [I, II, III, aVR, aVL, aVF, V1, V2, V3]
              samplingRateHz: 250
              form: {type: aligned, cutSamples: 2500, blockSamples: 2500}
              scaling: millivolts
              labels: [Normal, AF, I-AVB, LBBB, RBBB, PAC, PVC, STD, STE]
            inputs: {values: ecg}
            output: {name: answer, kind: logits}
            """);
        Path out = folder.resolve("foreign");

        CommandRun evaluated =
                CommandRun.of("evaluate", "--model", foreign, "--contract", contract, "--data", data, "--out", out);
        CommandRun classified = CommandRun.of(
                "classify",
                "--model",
                foreign,
                "--contract",
                contract,
                data.resolve("S00001.hea"),
                "--format",
                "jsonl");

        assertThat(evaluated.err()).isEmpty();
        assertThat(evaluated.code()).isZero();
        Results results = Results.read(new EvaluationLayout(out).results());
        assertThat(results.under(Family.WHITE_NOISE)).isNotEmpty();
        assertThat(results.under(Family.RECORDED_NOISE)).isNotEmpty();
        assertThat(out.resolve("predictions.csv"))
                .content(StandardCharsets.UTF_8)
                .contains("S00001");
        assertThat(classified.code()).isZero();
    }

    @Test
    void anOnnxModelCannotBeAttackedFromInside() {
        CommandRun evaluated = CommandRun.of(
                "evaluate", "--model", model, "--data", data, "--attacks", "pgd", "--out", folder.resolve("none"));
        assertThat(evaluated.code()).isEqualTo(2);
        assertThat(evaluated.err()).contains("gives no gradients");
    }
}
