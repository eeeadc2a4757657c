package io.heartproof.spark.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.classifier.Classifiers;
import io.heartproof.classify.ModelContract;
import io.heartproof.classify.OnnxClassifier;
import io.heartproof.contract.AlignedForm;
import io.heartproof.contract.InputContract;
import io.heartproof.contract.Scaling;
import io.heartproof.dataset.DataSet;
import io.heartproof.dataset.Entry;
import io.heartproof.disturbance.NoiseSources;
import io.heartproof.evaluation.Evaluation;
import io.heartproof.evaluation.EvaluationConfig;
import io.heartproof.evaluation.Evaluator;
import io.heartproof.evaluation.ExampleMaker;
import io.heartproof.evaluation.Ladder;
import io.heartproof.evaluation.RecordedNoiseConfig;
import io.heartproof.evaluation.ResultsMaker;
import io.heartproof.evaluation.noise.NoiseLadders;
import io.heartproof.evaluation.noise.NoiseSettings;
import io.heartproof.file.Json;
import io.heartproof.format.ReadOptions;
import io.heartproof.label.LabelSet;
import io.heartproof.layout.EvaluationLayout;
import io.heartproof.metric.Bootstrap;
import io.heartproof.prepared.Preparation;
import io.heartproof.prepared.PreparedStore;
import io.heartproof.problem.BadUsage;
import io.heartproof.progress.Progress;
import io.heartproof.provenance.Provenance;
import io.heartproof.provenance.RecordingOrigin;
import io.heartproof.report.Results;
import io.heartproof.seed.Seeds;
import io.heartproof.signal.Lead;
import io.heartproof.signal.Recording;
import io.heartproof.simulate.SimulatedDataSet;
import io.heartproof.spark.TestModel;
import io.heartproof.spark.TestSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoiseEvaluationTest {
    private static final EvaluationConfig CONFIG =
            new EvaluationConfig(4, List.of(0.3, 0.9), new RecordedNoiseConfig(List.of(0.0), null), 100, 1);
    private static final NoiseSettings SETTINGS = NoiseSettings.of(7, CONFIG, ReadOptions.NONE);

    @TempDir
    static Path folder;

    private static Path data;
    private static Path model;

    @TempDir
    Path out;

    @BeforeAll
    static void writeInputs() throws IOException {
        data = folder.resolve("data");
        model = folder.resolve("model.onnx");
        Files.write(model, TestModel.bytes());
        new SimulatedDataSet(10, List.of("Normal", "AF"), 5).write(data, 1, Progress.NONE);
        Path broken = data.resolve("S00004.hea");
        Files.writeString(broken, "S00004 12 500\n");
    }

    @Test
    void givesTheResultsOfOneProcessWhateverItsParts() throws IOException {
        Results whole = onOneThread();

        Results results = evaluation(1).run(TestSession.get(), out, Progress.NONE);

        assertThat(results.recordings()).isEqualTo(9);
        assertThat(figures(results)).isEqualTo(figures(whole));
        for (Path file : List.of(
                layout(out).predictions(), layout(out).examples(), layout(out).breakingLevels())) {
            assertThat(file).hasSameTextualContentAs(folder.resolve("whole").resolve(file.getFileName()));
        }
        assertThat(shares()).hasSize(5); // one per condition with noise: two white, three simulated
        assertThat(results.refusals()).extracting(one -> one.recording()).containsExactly("S00004");
        assertThat(Results.read(layout(out).results())).isEqualTo(results);
    }

    @Test
    void goesOnWhereItStoppedAndMakesNoPartTwice() throws IOException {
        Results first = evaluation(Integer.MAX_VALUE).run(TestSession.get(), out, Progress.NONE);
        Path share = shares().get(0);
        byte[] whole = Files.readAllBytes(share);
        byte[] damaged = whole.clone();
        damaged[whole.length - 1] ^= 1;
        Files.write(share, damaged);
        Files.writeString(share.resolveSibling(".0123456789abcdef.7"), "half");

        Results again = evaluation(Integer.MAX_VALUE).run(TestSession.get(), out, Progress.NONE);

        assertThat(figures(again)).isEqualTo(figures(first));
        assertThat(shares()).containsExactly(share);
        assertThat(share).hasBinaryContent(whole);
        Object before = Files.getLastModifiedTime(share);
        evaluation(Integer.MAX_VALUE).run(TestSession.get(), out, Progress.NONE);
        assertThat(Files.getLastModifiedTime(share)).isEqualTo(before);
    }

    @Test
    void refusesAFolderOfAnotherEvaluation() throws IOException {
        evaluation(Integer.MAX_VALUE).run(TestSession.get(), out, Progress.NONE);
        NoiseQuestion other = new NoiseQuestion(
                data.toString(), NoiseSettings.of(8, CONFIG, ReadOptions.NONE).json());
        NoiseEvaluation asked = NoiseEvaluation.of(model, other).with(contract());

        assertThatThrownBy(() -> asked.run(TestSession.get(), out, Progress.NONE))
                .isInstanceOf(BadUsage.class)
                .hasMessageStartingWith("--out: expected a new folder, or that of the same evaluation, got ");
    }

    @Test
    void settingsComeBackAsTheyWere() {
        assertThat(NoiseSettings.parse("s", SETTINGS.json())).isEqualTo(SETTINGS);
        assertThat(SETTINGS.config()).isEqualTo(CONFIG);
        assertThat(SETTINGS.reading().options()).isEqualTo(ReadOptions.NONE);
        assertThatThrownBy(() -> NoiseSettings.parse("--settings", "{\"seed\": 1}"))
                .isInstanceOf(BadUsage.class)
                .hasMessageStartingWith("--settings: expected settings as JSON: ");
    }

    @Test
    void partsCoverAllRecordingsAndConditionsOnce() {
        List<NoisePart> parts = NoisePart.of(List.of("a", "b", "c"), 4, 2, 2);

        assertThat(parts)
                .containsExactly(
                        new NoisePart(List.of("a", "b"), 1, 3),
                        new NoisePart(List.of("a", "b"), 3, 4),
                        new NoisePart(List.of("c"), 1, 3),
                        new NoisePart(List.of("c"), 3, 4));
        assertThat(parts.stream().map(NoisePart::digest).distinct()).hasSize(4);
        assertThat(NoisePart.of(List.of("a"), 1, 2, 2)).containsExactly(new NoisePart(List.of("a"), 1, 1));
        assertThat(NoisePart.size(1)).isEqualTo(500);
        assertThat(NoisePart.size(1L << 26)).isEqualTo(2);
        assertThat(NoisePart.size(1L << 40)).isEqualTo(1);
    }

    private NoiseEvaluation evaluation(int conditionsPerTask) {
        NoiseQuestion question = new NoiseQuestion(data.toString(), SETTINGS.json());
        return NoiseEvaluation.of(model, question).with(contract()).withConditionsPerTask(conditionsPerTask);
    }

    /** The test's network with the classes of the simulated recordings. */
    private static ModelContract contract() {
        InputContract input = new InputContract(
                List.of(Lead.I, Lead.V2),
                500,
                new AlignedForm(5000, 5000),
                Scaling.MILLIVOLTS,
                new LabelSet(List.of("Normal", "AF")));
        return new ModelContract(
                input,
                new ModelContract.Inputs("ecg", Optional.empty()),
                new ModelContract.Output("answer", ModelContract.OutputKind.LOGITS));
    }

    private static EvaluationLayout layout(Path folder) {
        return new EvaluationLayout(folder);
    }

    private List<Path> shares() throws IOException {
        try (Stream<Path> files = Files.walk(out.resolve("shares"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** All but how they were made. */
    private static String figures(Results results) {
        Provenance made = results.provenance();
        Map<String, String> none = Map.of();
        Provenance digests = new Provenance("", "", "", made.seed(), 1, "", none, made.digests());
        return Json.line(new Results(
                results.version(),
                results.recordings(),
                results.classes(),
                results.leftOut(),
                results.refusals(),
                results.conditions(),
                results.kinds(),
                results.suites(),
                results.attackChecks(),
                results.untried(),
                digests));
    }

    /** The way of {@code heartproof evaluate}: all recordings at once, in other batches. */
    private Results onOneThread() throws IOException {
        DataSet set = DataSet.open(data);
        List<Entry> entries = set.singleLabel();
        try (OnnxClassifier network = OnnxClassifier.load(model, contract());
                PreparedStore store =
                        PreparedStore.inMemory(new Preparation(set, network.contract(), 1), entries, Progress.NONE)) {
            Classifiers classifiers = Classifiers.of(network);
            List<Ladder> ladders = new NoiseLadders(CONFIG, NoiseSources.SIMULATED, 7).of(classifiers);
            Evaluation evaluation = new Evaluator(3, Progress.NONE).evaluate(classifiers, ladders, store.set());
            Map<String, String> digests = set.digests(RecordingOrigin.Use.EVALUATED, entries);
            digests.put("weights", network.digest());
            Provenance made = Provenance.now(new Provenance.Work("", 7, 1, "cpu"), Map.of(), digests);
            ResultsMaker maker = new ResultsMaker(evaluation);
            Results results = maker.results(
                    new Bootstrap(CONFIG.bootstrapSamples(), Seeds.derive(7, "bootstrap")),
                    new ResultsMaker.NotEvaluated(0, store.refusals()),
                    made);
            maker.write(
                    layout(folder.resolve("whole")),
                    results,
                    new ExampleMaker(network, ladders, CONFIG.examples())
                            .make(store.set(), evaluation, name -> read(set, name)));
            return results;
        }
    }

    private static Recording read(DataSet set, String name) {
        try {
            return set.read(set.select(List.of(name)).get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
