package io.heartproof.model;

import io.heartproof.contract.InputContract;
import io.heartproof.file.Json;
import io.heartproof.nn.Architecture;
import io.heartproof.nn.Network;
import io.heartproof.nn.ResNet18;
import io.heartproof.problem.BadData;
import io.heartproof.problem.BadUsage;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A model of a built-in architecture on disk: {@code model.safetensors} (weights under the published parameter names)
 * and {@code model.json} (architecture and contract). Nothing in either is executed.
 */
public final class ModelFolder {
    private static final int VERSION = 1;

    private ModelFolder() {}

    /** What {@code model.json} holds. */
    record Description(int version, String architecture, InputContract contract) {}

    /** Weights of the last epoch. */
    public static Path weights(Path folder) {
        return folder.resolve("model.safetensors");
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
        Safetensors.write(weights(folder), weights);
        Json.write(description(folder), new Description(VERSION, architecture.toString(), contract));
    }

    /** The architecture of a model. */
    public static Architecture architecture(Path folder) throws IOException {
        Path json = description(folder);
        Description description = Json.read(json, Description.class);
        return checked(json, () -> Architecture.named(description.architecture()));
    }

    /** Reads a model; the caller closes it. {@link BadData} where a file is missing or does not fit. */
    public static TorchClassifier load(Path folder, Device device) throws IOException {
        Path json = description(folder);
        if (!isComplete(folder)) {
            throw new BadData(folder.toString(), "no model: expected model.json and model.safetensors");
        }
        Description description = Json.read(json, Description.class);
        if (description.version() != VERSION) {
            throw new BadData(json.toString(), "expected version " + VERSION + ", got " + description.version());
        }
        Network network = create(json, description, device);
        try {
            network.parameters()
                    .load(
                            weights(folder).toString(),
                            Safetensors.read(weights(folder)).arrays());
        } catch (IOException | RuntimeException e) {
            network.close();
            throw e;
        }
        return new TorchClassifier(description.contract(), network);
    }

    private static Network create(Path json, Description description, Device device) {
        InputContract contract = description.contract();
        return checked(json, () -> {
            ResNet18.Size size =
                    new ResNet18.Size(contract.leads().size(), contract.labels().size());
            return Architecture.named(description.architecture()).create(size, device, 0);
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
        return folder.resolve("model.json");
    }
}
