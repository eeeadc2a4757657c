package io.heartproof.experiment.exchange;

import io.heartproof.file.Json;
import io.heartproof.model.ModelFolder;
import io.heartproof.model.TorchClassifier;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Safetensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a model's weights for other programs: one safetensors file, F32, with the published parameter names. Its metadata
 * says what the network expects: {@code format} (pt, as PyTorch's loader wants it), {@code architecture} and {@code contract}
 * (JSON).
 */
public final class WeightsExport {
    private WeightsExport() {}

    /**
     * Writes the file, whole or not at all.
     *
     * @param model folder of a training or of an imported model; complete and fitting, or nothing is written
     * @param out the file
     * @return how many parameters it holds
     */
    public static long write(Path model, Path out) throws IOException {
        try (TorchClassifier classifier = ModelFolder.load(model, Device.CPU)) {
            Map<String, String> metadata = new TreeMap<>(Map.of(
                    "format", "pt",
                    "architecture", ModelFolder.architecture(model).name(),
                    "contract", Json.line(classifier.contract())));
            Safetensors.write(
                    out, new Safetensors.StoredArrays(classifier.parameters().copy(), metadata));
            return classifier.parameters().count();
        }
    }
}
