package io.heartproof.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.heartproof.contract.InputContract;
import io.heartproof.file.Json;
import io.heartproof.layout.RunLayout;
import io.heartproof.nn.Architecture;
import io.heartproof.nn.Architectures;
import io.heartproof.problem.BadData;
import io.heartproof.problem.BadUsage;
import io.heartproof.provenance.Digest;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A model of a built-in architecture on disk: {@code model.safetensors} (weights under the published parameter names)
 * and {@code model.json} (architecture and contract). Nothing in either is executed. A digest over both is in {@code
 * model.json}, so a flipped bit is found; version 1 had none and is read unchecked.
 */
public final class ModelFolder {
    private static final int VERSION = 2;
    private static final int WITHOUT_DIGEST = 1;

    private ModelFolder() {}

    /**
     * What {@code model.json} holds.
     *
     * @param digest over architecture, contract and weights
     */
    record Description(int version, String architecture, InputContract contract, String digest) {
        static Description of(String architecture, InputContract contract, String weights) {
            String digest = new Digest()
                    .add(architecture)
                    .add(Json.line(contract))
                    .add(weights)
                    .hex();
            return new Description(VERSION, architecture, contract, digest);
        }
    }

    /** What it held in version 1. */
    private record Undigested(int version, String architecture, InputContract contract) {}

    /** What any version holds. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Versioned(int version) {}

    /** The weights. */
    public static Path weights(Path folder) {
        return new RunLayout(folder).weights();
    }

    /** SHA-256 of the weights. */
    public static String digest(Path folder) throws IOException {
        return new Digest().add(weights(folder)).hex();
    }

    /** Whether both files are there. */
    public static boolean isComplete(Path folder) {
        return Files.isRegularFile(description(folder)) && Files.isRegularFile(weights(folder));
    }

    /** Writes both files, the description last: a folder that has it is complete. */
    public static void save(Path folder, Architecture architecture, TorchClassifier classifier) throws IOException {
        save(
                folder,
                architecture,
                classifier.contract(),
                classifier.parameters().copy());
    }

    /** As above, from weights that belong to no network yet. */
    public static void save(
            Path folder, Architecture architecture, InputContract contract, Map<String, Safetensors.Array> weights)
            throws IOException {
        String digest = Safetensors.write(weights(folder), weights);
        Json.write(description(folder), Description.of(architecture.name(), contract, digest));
    }

    /** The architecture of a model. */
    public static Architecture architecture(Path folder) throws IOException {
        Path json = description(folder);
        Description description = read(json);
        return checked(json, () -> Architectures.named(description.architecture()));
    }

    private static Description read(Path json) throws IOException {
        int version = Json.read(json, Versioned.class).version();
        if (version == WITHOUT_DIGEST) {
            Undigested old = Json.read(json, Undigested.class);
            return new Description(version, old.architecture(), old.contract(), "");
        }
        if (version != VERSION) {
            throw new BadData(json.toString(), "expected version " + VERSION + ", got " + version);
        }
        return Json.read(json, Description.class);
    }

    /** Reads a model; the caller closes it. {@link BadData} where a file is missing or does not fit. */
    public static TorchClassifier load(Path folder, Device device) throws IOException {
        Path json = description(folder);
        if (!isComplete(folder)) {
            throw new BadData(folder.toString(), "no model: expected model.json and model.safetensors");
        }
        Description description = read(json);
        TorchClassifier classifier = create(json, description, device);
        try {
            Safetensors.StoredArrays weights = Safetensors.read(weights(folder));
            classifier.parameters().load(weights(folder).toString(), weights.arrays());
            requireDigest(json, description, weights);
        } catch (IOException | RuntimeException e) {
            classifier.close();
            throw e;
        }
        return classifier;
    }

    private static void requireDigest(Path json, Description description, Safetensors.StoredArrays weights) {
        if (description.version() == WITHOUT_DIGEST) {
            return;
        }
        String digest = weights.digest().orElse("");
        String found = Description.of(description.architecture(), description.contract(), digest)
                .digest();
        if (!found.equals(description.digest())) {
            throw new BadData(
                    json.toString(),
                    "is damaged, or model.safetensors is another model's: expected digest %s of both, got %s"
                            .formatted(description.digest(), found));
        }
    }

    private static TorchClassifier create(Path json, Description description, Device device) {
        return checked(json, () -> {
            Architecture architecture = Architectures.named(description.architecture());
            return TorchClassifier.create(architecture, description.contract(), device, 0);
        });
    }

    /** What a description stands for; {@link BadData} where it breaks a rule. */
    private static <T> T checked(Path json, Supplier<T> described) {
        try {
            return described.get();
        } catch (BadUsage e) {
            throw new BadData(json.toString(), String.valueOf(e.getMessage()), e);
        }
    }

    private static Path description(Path folder) {
        return new RunLayout(folder).description();
    }
}
