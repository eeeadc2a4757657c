package io.heartproof.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import io.heartproof.batch.Batch;
import io.heartproof.classify.ModelContract.OutputKind;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxClassifierTest {
    /** Two recordings of two leads of four samples, the last of them padding. */
    private static final Batch BATCH = new Batch(
            List.of("a", "b"),
            new float[] {1, 2, 3, 0, 4, 4, 4, 0, -1, -1, -1, 0, 0, 3, 0, 0},
            new float[] {1, 1, 1, 0, 1, 1, 1, 0},
            new int[] {Batch.UNLABELLED, Batch.UNLABELLED},
            2,
            4);

    private static final String YAML = """
                contract:
                  leads: [I, II]
                  samplingRateHz: 100
                  form: {type: aligned, cutSamples: 8, blockSamples: 8}
                  scaling: millivolts
                  labels: [high, low]
                inputs: {values: ecg}
                output: {name: answer, kind: logits}
                """;

    @TempDir
    private Path folder;

    @Test
    void givesTheNetworksLogits() throws IOException {
        try (OnnxClassifier classifier = load(ForeignNetworks.averages(), OutputKind.LOGITS)) {
            // 6 / 4 and 12 / 4; -3 / 4 and 3 / 4
            assertThat(classifier.logits(BATCH)).isDeepEqualTo(new float[][] {{1.5f, 3}, {-0.75f, 0.75f}});
        }
    }

    @Test
    void givesLogarithmsOfProbabilities() throws IOException {
        try (OnnxClassifier classifier = load(ForeignNetworks.probabilities(), OutputKind.PROBABILITIES)) {
            float[] logits = classifier.logits(BATCH)[0];
            assertThat(Math.exp(logits[0]) + Math.exp(logits[1])).isEqualTo(1, within(1e-6));
            assertThat(logits[1] - logits[0]).isEqualTo(1.5f, within(1e-5f)); // 3 - 1.5
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void givesTheMaskInTheRankThatTheNetworkWants(int rank) throws IOException {
        ModelContract contract = ForeignNetworks.contract(OutputKind.LOGITS);
        ModelContract masked = new ModelContract(
                contract.contract(), new ModelContract.Inputs("ecg", Optional.of("mask")), contract.output());
        Path model = ForeignNetworks.write(folder, ForeignNetworks.masked(rank));
        try (OnnxClassifier classifier = OnnxClassifier.load(model, masked)) {
            assertThat(classifier.logits(BATCH))
                    .isDeepEqualTo(new float[][] {{2, 4}, {-1, 1}}); // means of three samples
        }
    }

    @Test
    void readsTheContractThatAModelCarries() throws IOException {
        ModelContract contract = ForeignNetworks.contract(OutputKind.LOGITS);
        ModelProto.Builder model = ForeignNetworks.averages()
                .addMetadataProps(StringStringEntryProto.newBuilder()
                        .setKey(ModelContract.KEY)
                        .setValue(contract.json()));
        try (OnnxClassifier classifier = OnnxClassifier.load(ForeignNetworks.write(folder, model))) {
            assertThat(classifier.contract()).isEqualTo(contract.contract());
        }
    }

    @Test
    void readsAContractBesideTheModel() throws IOException {
        Path yaml = Files.writeString(folder.resolve("model.contract.yaml"), YAML);
        assertThat(ModelContract.read(yaml)).isEqualTo(ForeignNetworks.contract(OutputKind.LOGITS));
    }

    @Test
    void takesTheContractThatLiesBesideTheModel() throws IOException {
        Files.writeString(folder.resolve("model.contract.yaml"), YAML);
        try (OnnxClassifier classifier =
                OnnxClassifier.load(ForeignNetworks.write(folder, ForeignNetworks.averages()))) {
            assertThat(classifier.logits(BATCH)[0]).containsExactly(1.5f, 3);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "leads",
                "samplingRateHz",
                "form",
                "scaling",
                "labels",
                "contract",
                "inputs",
                "output",
                "values",
                "name",
                "kind"
            })
    void refusesAContractThatLeavesSomethingEmpty(String key) throws IOException {
        String text = YAML.replaceFirst("\\b" + key + ": *(\\[[^]]*]|\\{[^}]*}|[^,}\\n]+)", key + ": ");
        if (key.equals("contract")) {
            text = "contract:\n" + YAML.substring(YAML.indexOf("inputs:"));
        }
        Path yaml = Files.writeString(folder.resolve("c.yaml"), text);
        assertThat(text).isNotEqualTo(YAML);
        assertThatThrownBy(() -> ModelContract.read(yaml))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("c.yaml");
    }

    @Test
    void refusesOneNameForValuesAndMask() {
        assertThatThrownBy(() -> new ModelContract.Inputs("x", Optional.of("x")))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("must differ");
    }

    @Test
    void refusesProbabilitiesThatAreNone() throws IOException {
        try (OnnxClassifier classifier = load(ForeignNetworks.averages(), OutputKind.PROBABILITIES)) {
            assertThatThrownBy(() -> classifier.logits(BATCH))
                    .isInstanceOf(BadData.class)
                    .hasMessageContaining("expected probabilities as output 'answer', got 1.5");
            Batch halves = BATCH.withValues(new float[] {1, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0});
            assertThatThrownBy(() -> classifier.logits(halves)) // 0.5 and 0.25
                    .isInstanceOf(BadData.class)
                    .hasMessageContaining("that sum to 1 as output 'answer', got 0.75");
        }
    }

    @Test
    void isClosedUnderOthersWithoutHarm() throws IOException {
        OnnxClassifier classifier = load(ForeignNetworks.averages(), OutputKind.LOGITS);
        List<CompletableFuture<Void>> callers = Stream.generate(() -> CompletableFuture.runAsync(() -> {
                    try {
                        while (true) {
                            assertThat(classifier.logits(BATCH)[0]).containsExactly(1.5f, 3);
                        }
                    } catch (IllegalStateException closed) {
                        assertThat(closed).hasMessageContaining("is closed");
                    }
                }))
                .limit(3)
                .toList();
        classifier.logits(BATCH);
        classifier.close();
        assertThat(callers)
                .allSatisfy(
                        caller -> assertThat(caller.get(30, TimeUnit.SECONDS)).isNull());
    }

    @Test
    void refusesAContractWithAnUnknownKey() throws IOException {
        Path yaml = Files.writeString(folder.resolve("c.yaml"), """
                contract: {leads: [I], samplingRateHz: 100, form: {type: padded, cutSamples: 5000}, scaling: leadPeak, labels: [a, b]}
                inputs: {value: ecg}
                output: {name: answer, kind: logits}
                """);
        assertThatThrownBy(() -> ModelContract.read(yaml))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("c.yaml")
                .hasMessageContaining("expected values and, if there is one, mask; got [value]");
    }

    @Test
    void refusesAModelWithoutContract() throws IOException {
        Path model = ForeignNetworks.write(folder, ForeignNetworks.averages());
        assertThatThrownBy(() -> OnnxClassifier.load(model))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("carries no contract")
                .hasMessageContaining("no model.contract.yaml beside it");
    }

    @Test
    void refusesANetworkWithOtherInputsThanTheContractSays() throws IOException {
        ModelContract contract = ForeignNetworks.contract(OutputKind.LOGITS);
        Path model = ForeignNetworks.write(folder, ForeignNetworks.averages());
        ModelContract other = new ModelContract(
                contract.contract(), new ModelContract.Inputs("signal", Optional.empty()), contract.output());
        assertThatThrownBy(() -> OnnxClassifier.load(model, other))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("expected the inputs [signal] of the contract, has [ecg]");
        ModelContract output = new ModelContract(
                contract.contract(), contract.inputs(), new ModelContract.Output("logits", OutputKind.LOGITS));
        assertThatThrownBy(() -> OnnxClassifier.load(model, output))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("expected a tensor 'logits' as the contract says, has [answer]");
    }

    @Test
    void refusesANetworkForAnotherNumberOfLeads() throws IOException {
        ModelProto.Builder model = ForeignNetworks.averages();
        model.getGraphBuilder().setInput(0, ForeignNetworks.tensor("ecg", -1, 12, -1));
        model.getGraphBuilder().setOutput(0, ForeignNetworks.tensor("answer", -1, 12));
        Path file = ForeignNetworks.write(folder, model);
        assertThatThrownBy(() -> OnnxClassifier.load(file, ForeignNetworks.contract(OutputKind.LOGITS)))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("expected 'ecg' to be float [-1, 2, -1]");
    }

    @Test
    void refusesAnOperatorThatDoesNotExist() throws IOException {
        ModelProto.Builder model = ForeignNetworks.averages();
        model.getGraphBuilder().getNodeBuilder(0).setOpType("ReduceMaen");
        Path file = ForeignNetworks.write(folder, model);
        assertThatThrownBy(() -> OnnxClassifier.load(file, ForeignNetworks.contract(OutputKind.LOGITS)))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("model.onnx: ONNX Runtime refuses it")
                .hasMessageNotContaining("\n");
    }

    @Test
    void refusesAnswersThatAreNoNumbers() throws IOException {
        ModelProto.Builder model = ForeignNetworks.averages();
        model.getGraphBuilder().getNodeBuilder(0).setOutput(0, "mean");
        model.getGraphBuilder()
                .addNode(
                        NodeProto.newBuilder().setOpType("Log").addInput("mean").addOutput("answer"));
        try (OnnxClassifier classifier = load(model, OutputKind.LOGITS)) {
            assertThatThrownBy(() -> classifier.logits(BATCH)) // the logarithm of -0.75
                    .isInstanceOf(BadData.class)
                    .hasMessageContaining("expected finite numbers as output 'answer', got NaN");
        }
    }

    @Test
    void refusesABatchOfOtherLeads() throws IOException {
        try (OnnxClassifier classifier = load(ForeignNetworks.averages(), OutputKind.LOGITS)) {
            Batch three = new Batch(List.of("a"), new float[12], new float[4], new int[] {-1}, 3, 4);
            assertThatThrownBy(() -> classifier.logits(three)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void answersManyThreadsAtOnce() throws IOException {
        try (OnnxClassifier classifier = load(ForeignNetworks.averages(), OutputKind.LOGITS)) {
            Stream<CompletableFuture<float[][]>> calls = IntStream.range(0, 200)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> classifier.logits(BATCH)));
            assertThat(calls.toList())
                    .allSatisfy(call -> assertThat(call.join()[0]).containsExactly(1.5f, 3));
        }
    }

    @Test
    void saysThatItIsClosed() throws IOException {
        OnnxClassifier classifier = load(ForeignNetworks.averages(), OutputKind.LOGITS);
        classifier.close();
        classifier.close();
        assertThatThrownBy(() -> classifier.logits(BATCH))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is closed");
    }

    private OnnxClassifier load(ModelProto.Builder model, OutputKind kind) throws IOException {
        return OnnxClassifier.load(ForeignNetworks.write(folder, model), ForeignNetworks.contract(kind));
    }
}
