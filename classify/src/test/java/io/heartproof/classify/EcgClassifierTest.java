package io.heartproof.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import io.heartproof.classify.ModelContract.OutputKind;
import io.heartproof.file.Json;
import io.heartproof.problem.BadData;
import io.heartproof.problem.BadUsage;
import io.heartproof.provenance.Provenance;
import io.heartproof.provenance.RecordingOrigin;
import io.heartproof.quality.LeadQuality;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Patient;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EcgClassifierTest {
    @TempDir
    private Path folder;

    private EcgClassifier classifier;

    @BeforeEach
    void load() throws IOException {
        Path model = ForeignNetworks.write(folder, ForeignNetworks.averages());
        classifier = EcgClassifier.load(model, ForeignNetworks.contract(OutputKind.LOGITS));
    }

    @AfterEach
    void close() {
        classifier.close();
    }

    @Test
    void preparesAndClassifies() {
        Answer answer = classifier.classify(recording("r", 8, 1f, 3f));

        assertThat(answer.recording()).isEqualTo("r");
        assertThat(answer.prediction()).contains("low");
        assertThat(answer.probabilities().keySet()).containsExactly("high", "low");
        // logits 1 and 3: 1 / (1 + e^2)
        assertThat(answer.probabilities().get("high")).isEqualTo(0.119203, within(1e-6));
        assertThat(answer.quality().orElseThrow().acceptable()).isFalse(); // 80 ms without a beat
        assertThat(answer.quality().orElseThrow().leads())
                .extracting(LeadQuality::lead)
                .containsExactly(Lead.I, Lead.II);
    }

    @Test
    void padsAndSelectsAsTheContractSays() {
        // 4 of 8 samples at 3 and -1: averages 1.5 and -0.5
        Answer answer = classifier.classify(recording("r", 4, 3f, -1f));
        assertThat(answer.prediction()).contains("high");
        assertThat(answer.probabilities().get("high")).isEqualTo(1 / (1 + Math.exp(-2)), within(1e-6));
    }

    @Test
    void keepsTheOrderOfManyRecordings() {
        Stream<Recording> many = IntStream.range(0, 500).mapToObj(i -> recording("r" + i, 1 + i % 8, 1f, 2f));
        List<String> names = classifier.classifyAll(many).map(Answer::recording).toList();
        assertThat(names)
                .isEqualTo(IntStream.range(0, 500).mapToObj(i -> "r" + i).toList());
    }

    @Test
    void refusesARecordingWithoutALeadInItsPlaceAndGoesOn() {
        Recording whole = recording("whole", 8, 1f, 2f);
        Recording half = recording("half", 8, 1f, 2f).with(100, whole.signals().subList(0, 1));

        List<Answer> answers =
                classifier.classifyAll(Stream.of(whole, half, whole)).toList();

        assertThat(answers).extracting(Answer::recording).containsExactly("whole", "half", "whole");
        assertThat(answers)
                .extracting(Answer::prediction)
                .containsExactly(Optional.of("low"), Optional.empty(), Optional.of("low"));
        assertThat(answers.get(1)).isEqualTo(Answer.refused("half", "half: lead II is missing, the leads are [I]"));
    }

    @Test
    void abstainsWithoutComputingWhereTheSignalIsNotFit() {
        Recording flat = recording("flat", 8, 1f, 3f).noted("odd");
        Recording half = flat.with(100, flat.signals().subList(0, 1));

        Answer answer = classifier.classify(flat, Fitness.ACCEPTABLE);

        assertThat(answer).isEqualTo(Answer.abstained("flat", classifier.quality(flat), List.of("odd")));
        assertThat(answer.prediction()).isEmpty();
        assertThat(answer.whyNot().orElseThrow().reason()).isEqualTo(Answer.Reason.ABSTAINED);
        assertThat(answer.refusal()).isEmpty();
        Answer.WhyNot lacking =
                classifier.classify(half, Fitness.ACCEPTABLE).whyNot().orElseThrow();
        assertThat(lacking.reason()).isEqualTo(Answer.Reason.ABSTAINED);
        assertThat(lacking.text()).startsWith("the signal is not fit to be interpreted: the recording ");
        assertThat(classifier.classify(flat, Fitness.ANY)).isEqualTo(classifier.classify(flat));
    }

    @Test
    void loadsFromBytesWhatItLoadsFromAFile() throws IOException {
        byte[] model = Files.readAllBytes(folder.resolve("model.onnx"));
        Recording recording = recording("r", 8, 1f, 3f);
        for (RuntimeSettings settings : List.of(
                RuntimeSettings.STANDARD,
                RuntimeSettings.STANDARD.withThreads(2),
                RuntimeSettings.STANDARD.with(RuntimeSettings.Arena.GIVEN_BACK))) {
            try (EcgClassifier same =
                    EcgClassifier.load(model, ForeignNetworks.contract(OutputKind.LOGITS), settings)) {
                assertThat(same.classify(recording)).isEqualTo(classifier.classify(recording));
                assertThat(same.id()).isEqualTo(classifier.id());
                assertThat(same.name()).isEqualTo("model");
            }
        }
    }

    @Test
    void takesTheContractThatBytesCarry() throws IOException {
        ModelContract contract = ForeignNetworks.contract(OutputKind.LOGITS);
        Path carrying = ForeignNetworks.write(
                folder,
                ForeignNetworks.averages()
                        .addMetadataProps(StringStringEntryProto.newBuilder()
                                .setKey(ModelContract.KEY)
                                .setValue(contract.json())));
        try (EcgClassifier same = EcgClassifier.load(Files.readAllBytes(carrying), RuntimeSettings.STANDARD)) {
            assertThat(same.contract()).isEqualTo(classifier.contract());
        }
    }

    @Test
    void refusesBytesThatAreNoModelInOneLine() throws IOException {
        byte[] bare = Files.readAllBytes(folder.resolve("model.onnx"));
        assertThatThrownBy(() -> EcgClassifier.load(bare, RuntimeSettings.STANDARD))
                .isInstanceOf(BadData.class)
                .hasMessage("model: carries no contract (no 'heartproof.contract' in its metadata)");
        assertThatThrownBy(() -> EcgClassifier.load(new byte[] {1, 2, 3}, RuntimeSettings.STANDARD))
                .isInstanceOf(BadData.class)
                .hasMessageStartingWith("model: is no ONNX model");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1025})
    void refusesANumberOfThreadsThatIsNone(int threads) {
        assertThatThrownBy(() -> RuntimeSettings.STANDARD.withThreads(threads))
                .isInstanceOf(BadUsage.class)
                .hasMessage("threads of a call: expected 1 to 1024, got " + threads);
    }

    @Test
    void warnsOfAnAnswerAboutARealRecordingByANetworkThatSawSimulatedOnesAlone() throws IOException {
        Map<String, String> digests = new HashMap<>();
        RecordingOrigin.put(digests, RecordingOrigin.Use.TRAINED, List.of("S1"), List.of());
        String provenance = Json.line(new Provenance("p", "now", "none", 1, 1, "cpu", Map.of(), digests));
        Path model = ForeignNetworks.write(
                folder,
                ForeignNetworks.averages()
                        .addMetadataProps(StringStringEntryProto.newBuilder()
                                .setKey(OnnxClassifier.PROVENANCE)
                                .setValue(provenance)));
        Recording real = recording("r", 8, 1f, 3f);
        Recording simulated = real.with(real.source().bySimulator());

        try (EcgClassifier warning = EcgClassifier.load(model, ForeignNetworks.contract(OutputKind.LOGITS))) {
            assertThat(warning.classify(real).notes()).contains(RecordingOrigin.WARNING);
            assertThat(warning.classify(simulated).notes()).doesNotContain(RecordingOrigin.WARNING);
        }
        assertThat(classifier.classify(real).notes()).doesNotContain(RecordingOrigin.WARNING);
        assertThat(classifier.trainedOn()).isEqualTo(RecordingOrigin.UNKNOWN);
    }

    @Test
    void tellsModelsApart() throws IOException {
        assertThat(classifier.id()).matches("[0-9a-f]{12}");
        assertThat(classifier.name()).isEqualTo("model.onnx");
        Path other = ForeignNetworks.write(folder, ForeignNetworks.probabilities());
        try (EcgClassifier second = EcgClassifier.load(other, ForeignNetworks.contract(OutputKind.PROBABILITIES))) {
            assertThat(second.id()).isNotEqualTo(classifier.id());
        }
    }

    @Test
    void bringsNoLibtorch() {
        assertThatThrownBy(() -> Class.forName("org.bytedeco.pytorch.Tensor"))
                .isInstanceOf(ClassNotFoundException.class);
        assertThat(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")))
                .contains("onnxruntime")
                .doesNotContain("bytedeco");
    }

    private static Recording recording(String name, int samples, float leadI, float leadII) {
        return new Recording(
                name,
                100,
                List.of(constant(Lead.I, samples, leadI), constant(Lead.II, samples, leadII)),
                Patient.UNKNOWN,
                List.of(),
                Source.of("test"));
    }

    private static LeadSignal constant(Lead lead, int samples, float value) {
        float[] values = new float[samples];
        Arrays.fill(values, value);
        return LeadSignal.millivolts(lead, values);
    }
}
