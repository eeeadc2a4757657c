package io.heartproof.spark;

import io.heartproof.classify.ModelContract;
import io.heartproof.classify.OnnxClassifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file of a model, on the driver. Immutable.
 *
 * @param contract of a network that carries none of its own
 */
public record GivenModel(Path file, Optional<ModelContract> contract) {
    /** A model that carries its contract, or has it beside it. */
    public static GivenModel of(Path file) {
        return new GivenModel(file, Optional.empty());
    }

    /** That of {@code --model} and {@code --contract}. */
    public static GivenModel of(ProgramOptions options) throws IOException {
        GivenModel model = of(Path.of(options.required("model")));
        Optional<String> contract = options.one("contract");
        return contract.isEmpty() ? model : model.with(ModelContract.read(Path.of(contract.get())));
    }

    /** The same with a contract for a network that was not made here. */
    public GivenModel with(ModelContract other) {
        return new GivenModel(file, Optional.of(other));
    }

    /**
     * Loads it; the caller closes it.
     *
     * @throws io.heartproof.problem.BadData where the file is no model, or has no contract
     */
    public OnnxClassifier load() throws IOException {
        return contract.isPresent() ? OnnxClassifier.load(file, contract.get()) : OnnxClassifier.load(file);
    }
}
