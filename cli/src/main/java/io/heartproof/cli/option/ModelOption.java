package io.heartproof.cli.option;

import io.heartproof.classify.EcgClassifier;
import io.heartproof.classify.ModelContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that ask a model in one file. */
public final class ModelOption {
    @Option(
            names = "--model",
            paramLabel = "MODEL.onnx",
            required = true,
            description = "The model, as heartproof export writes it, or any ONNX network with --contract.")
    @SuppressWarnings("NullAway.Init") // required
    private Path model;

    @Option(
            names = "--contract",
            paramLabel = "FILE",
            description = "How a network that was not made here is fed and read, as YAML (docs/onnx.md).")
    private @Nullable Path contract;

    /** Loads it; the caller closes it. */
    public EcgClassifier load() throws IOException {
        Path file = file();
        return contract == null ? EcgClassifier.load(file) : EcgClassifier.load(file, ModelContract.read(contract));
    }

    /** The model's file; {@link io.heartproof.problem.BadUsage} where a folder is given. */
    public Path file() {
        return ModelFile.require(model);
    }

    /** The file with its contract, where one is given. */
    public Optional<Path> contract() {
        return Optional.ofNullable(contract);
    }
}
