package io.heartproof.spark.noise;

import io.heartproof.classify.OnnxClassifier;
import io.heartproof.contract.InputContract;
import io.heartproof.dataset.DataSet;
import io.heartproof.disturbance.NoiseSources;
import io.heartproof.evaluation.noise.NoiseLadders;
import io.heartproof.evaluation.noise.NoiseSettings;
import io.heartproof.progress.Progress;
import io.heartproof.provenance.Digest;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Map;

/**
 * What is asked about the recordings of a data set, beside the model. Immutable; serialisable, so that tasks may hold it.
 *
 * @param data path of the data set, under which every executor sees it
 * @param settings see {@link NoiseSettings#json}
 */
public record NoiseQuestion(String data, String settings) implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String SETTINGS = "--settings";

    /** The settings; {@link io.heartproof.problem.BadUsage} where they break a rule. */
    NoiseSettings noise() {
        return NoiseSettings.parse(SETTINGS, settings);
    }

    /** Opens the data set. */
    DataSet open(Progress progress) throws IOException {
        return DataSet.open(Path.of(data), noise().reading().options(), progress);
    }

    /** The noise for a network. */
    NoiseLadders ladders(InputContract contract) throws IOException {
        NoiseSettings noise = noise();
        NoiseSources sources = noise.config().recordedNoise().load(contract.leads(), contract.samplingRateHz());
        return new NoiseLadders(noise.config(), sources, noise.seed());
    }

    /**
     * SHA-256 of all that an answer depends on. Where data and noise lie is not among it, but what they are.
     *
     * @param digests of data, noise, weights and the list of recordings
     * @param code SHA-256 of the program
     */
    String digest(OnnxClassifier network, DataSet opened, Map<String, String> digests, String code) {
        NoiseSettings noise = noise();
        Digest digest = new Digest()
                .add(network.modelContract().json())
                .add(opened.reading())
                .add(noise.seed() + " " + noise.batchSize())
                .add(noise.whiteNoise() + " " + noise.snrDb())
                .add(code);
        digests.forEach((what, of) -> digest.add(what).add(of));
        return digest.hex();
    }
}
