package io.heartproof.benchmark.card;

import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.contract.InputContract;
import io.heartproof.contract.PaddedForm;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.file.Json;
import io.heartproof.format.RecordingFiles;
import io.heartproof.label.LabelSet;
import io.heartproof.model.TorchClassifier;
import io.heartproof.nn.layer.Pooling;
import io.heartproof.nn.resnet.ResNet18a;
import io.heartproof.problem.BadData;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What the published program gave for its own weights on real recordings: {@code reference.json}, {@code
 * reference.safetensors} and {@code resnet18a.f16.safetensors} of a folder, and a folder with the recordings that the first of
 * them names. Immutable.
 *
 * @param folder of the three files
 * @param recordings folder of MATLAB files
 */
public record GoldenValues(Path folder, Path recordings) {
    private static final String REFERENCE = "reference.json";
    private static final String LOGITS = "logits_avg";

    public GoldenValues {
        if (!Files.isRegularFile(folder.resolve(REFERENCE))) {
            throw new BadData(folder.toString(), "no reference values: expected " + REFERENCE);
        }
    }

    /** The network with those weights; the caller closes it. */
    TorchClassifier classifier(Device device) throws IOException {
        TorchClassifier classifier = TorchClassifier.create(new ResNet18a(), contract(), device, 0);
        Path weights = folder.resolve("resnet18a.f16.safetensors");
        classifier
                .parameters()
                .load(weights.toString(), Safetensors.read(weights).arrays());
        return classifier;
    }

    /** The recordings with the labels of the reference. */
    Batch batch() throws IOException {
        List<PreparedRecording> prepared = new ArrayList<>();
        for (JsonNode name : reference("recordings")) {
            prepared.add(contract().prepare(RecordingFiles.read(recordings.resolve(name.asString() + ".mat"))));
        }
        int[] labels = StreamSupport.stream(reference("labels").spliterator(), false)
                .mapToInt(JsonNode::intValue)
                .toArray();
        return new BatchMaker(contract()).forEvaluation(prepared, labels);
    }

    /** Logits of the reference, (N, K). */
    float[] logits() throws IOException {
        return logitsArray().values();
    }

    /** Euclidean length of the gradient of the summed cross entropy with respect to each recording. */
    float[] inputGradientLengths() throws IOException {
        double[] lengths = StreamSupport.stream(
                        reference("input_grad_norm_per_recording").spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
        float[] single = new float[lengths.length];
        IntStream.range(0, single.length).forEach(i -> single[i] = (float) lengths[i]);
        return single;
    }

    private InputContract contract() throws IOException {
        int cut = reference("padded_length").intValue() - Pooling.WINDOW;
        List<String> names = IntStream.range(0, (int) logitsArray().shape()[1])
                .mapToObj(k -> "class " + k)
                .toList();
        return InputContract.published(new PaddedForm(cut), new LabelSet(names));
    }

    private Safetensors.Array logitsArray() throws IOException {
        Path file = folder.resolve("reference.safetensors");
        Safetensors.Array logits = Safetensors.read(file).arrays().get(LOGITS);
        if (logits == null) {
            throw new BadData(file.toString(), "expected the array '" + LOGITS + "'");
        }
        return logits;
    }

    private JsonNode reference(String key) throws IOException {
        Path file = folder.resolve(REFERENCE);
        JsonNode json = Json.mapper().readTree(file.toFile());
        if (!json.has(key)) {
            throw new BadData(file.toString(), "expected the key '" + key + "'");
        }
        return json.get(key);
    }
}
