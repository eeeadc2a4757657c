package io.heartproof.experiment.exchange;

import io.heartproof.classify.OnnxClassifier;
import io.heartproof.experiment.RunFolder;
import io.heartproof.file.Json;
import io.heartproof.model.ModelFolder;
import io.heartproof.model.TorchClassifier;
import io.heartproof.onnx.OnnxExport;
import io.heartproof.tensor.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a model as one ONNX file. Its metadata says how it is fed ({@code heartproof.contract}, JSON), what it was made from
 * ({@code heartproof.provenance}, JSON) and what it is ({@code heartproof.architecture}).
 */
public final class ModelExport {
    /** How far the file's logits may be from the model's. */
    public static final double TOLERANCE = OnnxExport.TOLERANCE;

    private ModelExport() {}

    /**
     * What was written.
     *
     * @param difference the largest between a logit of the file and of the model, see {@link OnnxExport#write}
     */
    public record ExportedModel(long bytes, double difference) {}

    /**
     * Writes the file, whole and checked or not at all.
     *
     * @param model folder of a training or of an imported model
     */
    public static ExportedModel write(Path model, Path out) throws IOException {
        try (TorchClassifier classifier = ModelFolder.load(model, Device.CPU)) {
            Map<String, String> metadata = new TreeMap<>(Map.of(
                    "heartproof.architecture", ModelFolder.architecture(model).name()));
            RunFolder run = new RunFolder(model);
            if (run.hasProvenance()) {
                metadata.put(OnnxClassifier.PROVENANCE, Json.line(run.provenance()));
            }
            double difference = OnnxExport.write(classifier, metadata, out);
            return new ExportedModel(Files.size(out), difference);
        }
    }
}
