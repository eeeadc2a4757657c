package io.heartproof.golden;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.contract.InputContract;
import io.heartproof.contract.PaddedForm;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.file.Json;
import io.heartproof.format.RecordingFiles;
import io.heartproof.label.LabelSet;
import io.heartproof.model.TorchClassifier;
import io.heartproof.nn.Architecture;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Safetensors;
import io.heartproof.testing.DoublePrecision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The reference program's values, and a classifier and a batch made as it made them. Skips a test where they are absent. */
final class Golden {
    private static final Path FOLDER = Path.of(System.getProperty("heartproof.golden", "../shared/golden"));
    private static final Path RECORDINGS =
            Path.of(System.getProperty("heartproof.golden.recordings", "../shared/data/ecg9"));

    final JsonNode reference;
    final Map<String, Safetensors.Array> arrays;

    private Golden(JsonNode reference, Map<String, Safetensors.Array> arrays) {
        this.reference = reference;
        this.arrays = arrays;
    }

    static Golden open() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "no reference values in " + FOLDER);
        assumeTrue(Files.isDirectory(RECORDINGS), "no recordings in " + RECORDINGS);
        return new Golden(
                Json.mapper().readTree(FOLDER.resolve("reference.json").toFile()),
                Safetensors.read(FOLDER.resolve("reference.safetensors")).arrays());
    }

    static Path weights() {
        return FOLDER.resolve("resnet18a.f16.safetensors");
    }

    InputContract contract() {
        int window = 3072;
        int cut = reference.get("padded_length").intValue() - window;
        int classes = (int) arrays.get("logits_avg").shape()[1];
        List<String> names =
                IntStream.range(0, classes).mapToObj(k -> "class " + k).toList();
        return InputContract.published(new PaddedForm(cut), new LabelSet(names));
    }

    /** A network with the reference's weights, which are the same for both architectures. */
    TorchClassifier classifier(Architecture architecture) throws IOException {
        InputContract contract = contract();
        TorchClassifier classifier = TorchClassifier.create(architecture, contract, Device.CPU, 1);
        classifier.parameters().load("golden", Safetensors.read(weights()).arrays());
        return classifier;
    }

    /** The same in double precision: what it does is the same on every processor. */
    TorchClassifier precise(Architecture architecture) throws IOException {
        TorchClassifier single = classifier(architecture);
        return new TorchClassifier(single.contract(), new DoublePrecision(single.network()));
    }

    Batch batch() throws IOException {
        List<PreparedRecording> prepared = new ArrayList<>();
        for (JsonNode name : reference.get("recordings")) {
            prepared.add(contract().prepare(RecordingFiles.read(RECORDINGS.resolve(name.asString() + ".mat"))));
        }
        return new BatchMaker(contract()).forEvaluation(prepared, labels());
    }

    int[] labels() {
        return ints("labels");
    }

    int[] ints(String key) {
        return StreamSupport.stream(reference.get(key).spliterator(), false)
                .mapToInt(JsonNode::intValue)
                .toArray();
    }

    double[] numbers(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
    }

    float[] values(String key) {
        return arrays.get(key).values();
    }
}
