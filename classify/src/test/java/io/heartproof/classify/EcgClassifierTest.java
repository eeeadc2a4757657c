package io.heartproof.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import io.heartproof.classify.ModelContract.OutputKind;
import io.heartproof.file.Json;
import io.heartproof.problem.BadData;
import io.heartproof.provenance.Provenance;
import io.heartproof.provenance.RecordingOrigin;
import io.heartproof.quality.LeadQuality;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Patient;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        Classification answer = classifier.classify(recording("r", 8, 1f, 3f));

        assertThat(answer.recording()).isEqualTo("r");
        assertThat(answer.prediction()).isEqualTo("low");
        assertThat(answer.probabilities().keySet()).containsExactly("high", "low");
        // logits 1 and 3: 1 / (1 + e^2)
        assertThat(answer.probabilities().get("high")).isEqualTo(0.119203, within(1e-6));
        assertThat(answer.quality().acceptable()).isFalse(); // 80 ms without a beat
        assertThat(answer.quality().leads()).extracting(LeadQuality::lead).containsExactly(Lead.I, Lead.II);
    }

    @Test
    void padsAndSelectsAsTheContractSays() {
        // 4 of 8 samples at 3 and -1: averages 1.5 and -0.5
        Classification answer = classifier.classify(recording("r", 4, 3f, -1f));
        assertThat(answer.prediction()).isEqualTo("high");
        assertThat(answer.probabilities().get("high")).isEqualTo(1 / (1 + Math.exp(-2)), within(1e-6));
    }

    @Test
    void keepsTheOrderOfManyRecordings() {
        Stream<Recording> many = IntStream.range(0, 500).mapToObj(i -> recording("r" + i, 1 + i % 8, 1f, 2f));
        List<String> names =
                classifier.classifyAll(many).map(Classification::recording).toList();
        assertThat(names)
                .isEqualTo(IntStream.range(0, 500).mapToObj(i -> "r" + i).toList());
    }

    @Test
    void refusesARecordingWithoutALeadWhereItsAnswerWouldCome() {
        Recording whole = recording("whole", 8, 1f, 2f);
        Recording half = whole.with(100, whole.signals().subList(0, 1));
        List<String> answered = new ArrayList<>();
        assertThatThrownBy(() -> classifier
                        .classifyAll(Stream.of(whole, half, whole))
                        .forEach(answer -> answered.add(answer.recording())))
                .isInstanceOf(BadData.class);
        assertThat(answered).containsExactly("whole");
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
