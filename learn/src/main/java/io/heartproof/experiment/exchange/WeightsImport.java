package io.heartproof.experiment.exchange;

import io.heartproof.contract.InputContract;
import io.heartproof.experiment.RunFolder;
import io.heartproof.experiment.Session;
import io.heartproof.experiment.config.ExperimentConfig;
import io.heartproof.experiment.config.yaml.ConfigFile;
import io.heartproof.label.LabelSet;
import io.heartproof.model.ModelFolder;
import io.heartproof.model.TorchClassifier;
import io.heartproof.nn.Architecture;
import io.heartproof.problem.BadData;
import io.heartproof.provenance.Digest;
import io.heartproof.tensor.Safetensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a model of weights that were trained elsewhere, under the published parameter names. Immutable. */
public final class WeightsImport {
    private final Session session;

    public WeightsImport(Session session) {
        this.session = session;
    }

    /** The settings of published weights. */
    public static ConfigFile settings() {
        return ConfigFile.preset("paper");
    }

    /**
     * Reads weights, checks that they fit the configured architecture and input, and writes the model.
     *
     * @param weights a safetensors file, F32 or F16
     * @param labels what the K outputs mean, in order
     * @param out a new or an empty folder
     */
    public InputContract write(Path weights, LabelSet labels, Path out) throws IOException {
        ExperimentConfig config = session.config();
        InputContract contract = config.input().contract(labels);
        Architecture architecture = config.network().architecture();
        Safetensors.StoredArrays content = Safetensors.read(weights);
        requireArchitecture(weights, content.metadata().get("architecture"), architecture);
        try (TorchClassifier classifier =
                TorchClassifier.create(architecture, contract, session.device(), config.seed())) {
            classifier.parameters().load(weights.toString(), content.arrays());
            Map<String, String> digests =
                    Map.of("imported weights", new Digest().add(weights).hex());
            new RunFolder(out).writeOrigin(config, session.provenance(digests));
            ModelFolder.save(out, architecture, classifier);
        }
        return contract;
    }

    /** resnet18a and resnet18m have the same parameters, so weights would fit either; what the file says counts. */
    private static void requireArchitecture(Path weights, @Nullable String said, Architecture architecture) {
        if (said != null && !said.equals(architecture.name())) {
            throw new BadData(weights.toString(), "expected architecture " + architecture.name() + ", got " + said);
        }
    }
}
