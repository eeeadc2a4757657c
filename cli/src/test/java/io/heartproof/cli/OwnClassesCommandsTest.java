package io.heartproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.file.Json;
import io.heartproof.layout.EvaluationLayout;
import io.heartproof.provenance.RecordingOrigin;
import io.heartproof.report.Predictions;
import io.heartproof.report.Results;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five classes by name, from training to the service; and what is said of a network that saw simulated recordings alone. */
class OwnClassesCommandsTest {
    private static final List<String> SORTED = List.of("CD, any", "HYP", "MI", "NORM", "ST/T \u00E4nd");

    /** How many recordings each class has, in the order of {@link #SORTED}. */
    private static final int[] COUNTS = {2, 3, 4, 5, 6};

    @TempDir
    static Path folder;

    private static Path data;
    private static Path run;
    private static Path model;
    private static List<CommandRun> made;

    @BeforeAll
    static void trainAndExport() throws IOException {
        data = folder.resolve("data");
        run = folder.resolve("run");
        model = folder.resolve("model.onnx");
        made = new ArrayList<>(List.of(CommandRun.of("simulate", "--out", data, "--recordings", 20)));
        Files.write(data.resolve("REFERENCE.csv"), reference(SORTED));
        made.add(CommandRun.of(
                "train", "--data", data, "--out", run, "--set", "input.cutSamples=2048", "--set", "training.epochs=1"));
        made.add(CommandRun.of("export", "--model", run, "--out", model));
    }

    /** The recordings in turn of their classes, the last class first. */
    private static List<String> reference(List<String> names) {
        List<String> labels = IntStream.iterate(names.size() - 1, k -> k >= 0, k -> k - 1)
                .boxed()
                .flatMap(k -> Stream.generate(() -> names.get(k)).limit(COUNTS[k]))
                .toList();
        List<String> lines = new ArrayList<>(List.of("ecg_id,superclass"));
        for (int i = 0; i < labels.size(); i++) {
            lines.add("S%s,\"%s\"".formatted(String.valueOf(100_001 + i).substring(1), labels.get(i)));
        }
        return lines;
    }

    @Test
    void trainsAndReportsUnderTheirNames() throws IOException {
        Path out = folder.resolve("evaluated");
        CommandRun evaluated =
                CommandRun.of("evaluate", "--model", run, "--data", data, "--attacks", "none", "--out", out);
        CommandRun validated = CommandRun.of("validate", data);

        assertThat(made).allMatch(command -> command.code() == 0);
        assertThat(evaluated.code()).isZero();
        assertThat(Results.read(new EvaluationLayout(out).results()).classes()).isEqualTo(SORTED);
        assertThat(validated.out())
                .contains("labels   from REFERENCE.csv; classes collected from the label columns, sorted")
                .contains("CD, any       2\n", "NORM          5\n");
        Path page = folder.resolve("page");
        Files.move(out, run.resolve("evaluation"));
        CommandRun report = CommandRun.of("report", run, "--out", page);
        assertThat(report.code()).isZero();
        assertThat(page.resolve("report.html")).content(StandardCharsets.UTF_8).contains(SORTED);
    }

    @Test
    void aNetworkFromElsewhereIsEvaluatedByNameAndNotByPosition() throws IOException {
        List<String> others = List.of("NORM", "MI", "ST/T \u00C4ND", "CD, any", "HYP");
        Path foreign = MeansOfLeads.write(folder.resolve("foreign.onnx"), 5);
        Path contract = contract(others);
        Path out = folder.resolve("foreign");

        CommandRun evaluated =
                CommandRun.of("evaluate", "--model", foreign, "--contract", contract, "--data", data, "--out", out);

        assertThat(evaluated.err()).isEmpty();
        assertThat(evaluated.code()).isZero();
        Results results = Results.read(new EvaluationLayout(out).results());
        assertThat(results.classes()).isEqualTo(others);
        assertThat(IntStream.range(0, 5).map(results.clean().confusion()::recordings))
                .containsExactly(5, 4, 6, 2, 3);
        assertThat(Predictions.read(new EvaluationLayout(out).predictions()))
                .filteredOn(prediction -> prediction.recording().equals("S00020"))
                .allMatch(prediction -> prediction.truth().equals("CD, any"));
    }

    @Test
    void aClassThatTheNetworkDoesNotKnowIsRefusedByName() throws IOException {
        Path foreign = MeansOfLeads.write(folder.resolve("narrow.onnx"), 5);
        Path contract = contract(List.of("NORM", "MI", "STTC", "CD, any", "HYP"));

        CommandRun evaluated = CommandRun.of(
                "evaluate",
                "--model",
                foreign,
                "--contract",
                contract,
                "--data",
                data,
                "--out",
                folder.resolve("none"));

        assertThat(evaluated.code()).isEqualTo(3);
        assertThat(evaluated.err())
                .isEqualTo("heartproof: " + data + ": has recordings of the classes [ST/T \u00E4nd], "
                        + "the classifier knows [NORM, MI, STTC, CD, any, HYP]\n");
    }

    @Test
    void theServiceAnswersWithTheirNames() throws Exception {
        Path csv = folder.resolve("csv");
        CommandRun.of("convert", data.resolve("S00001.hea"), "--out", csv, "--format", "csv");
        Path log = folder.resolve("serve.log");
        Process process = OwnJvm.start("512m", log, List.of("serve", "--model", model.toString(), "--port", "0"));
        try {
            while (process.isAlive() && !Files.readString(log).contains("\n")) {
                Thread.sleep(20);
            }
            URI address = URI.create(Files.readString(log).strip()).resolve("/api/v1/classifications");
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(address)
                                    .header("Content-Type", "text/csv")
                                    .POST(BodyPublishers.ofFile(csv.resolve("S00001.csv")))
                                    .build(),
                            BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            SORTED.forEach(name -> assertThat(answer.body()).contains("\"" + name + "\":"));
        } finally {
            process.destroy();
        }
    }

    @Test
    void warnsWhereANetworkThatSawSimulatedRecordingsAnswersAboutOthers() throws IOException {
        Path real = Files.createDirectories(folder.resolve("real"));
        Files.copy(data.resolve("S00001.dat"), real.resolve("S00001.dat"));
        Files.writeString(
                real.resolve("S00001.hea"),
                Files.readString(data.resolve("S00001.hea")).replaceAll("#Source.*\n", ""));
        Files.write(real.resolve("REFERENCE.csv"), List.of("Recording,Label", "S00001,NORM"));
        Path out = folder.resolve("warned");

        CommandRun evaluated = CommandRun.of("evaluate", "--model", model, "--data", real, "--out", out);
        CommandRun same = CommandRun.of(
                "evaluate", "--model", run, "--data", data, "--attacks", "none", "--out", folder.resolve("same"));
        CommandRun classified = CommandRun.of("classify", "--model", model, real, "--format", "jsonl");
        CommandRun simulated = CommandRun.of("classify", "--model", model, data);

        assertThat(evaluated.out()).contains("warning      " + RecordingOrigin.WARNING + "\n");
        assertThat(same.out()).doesNotContain(RecordingOrigin.WARNING);
        assertThat(Json.mapper().readTree(classified.out()).at("/notes/0").stringValue())
                .isEqualTo(RecordingOrigin.WARNING);
        assertThat(simulated.out()).doesNotContain(RecordingOrigin.WARNING);
    }

    private static Path contract(List<String> labels) throws IOException {
        return Files.writeString(
                Files.createTempFile(folder, "contract", ".yaml"), """
                    contract:
                      leads: [I, II, V1, V3, V5]
                      samplingRateHz: 250
                      form: {type: aligned, cutSamples: 2500, blockSamples: 2500}
                      scaling: millivolts
                      labels: ["%s"]
                    inputs: {values: ecg}
                    output: {name: answer, kind: logits}
                    """.formatted(String.join("\", \"", labels)));
    }
}
