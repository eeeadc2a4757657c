package io.heartproof.evaluation.noise;

import io.heartproof.classifier.Classifiers;
import io.heartproof.classifier.Inference;
import io.heartproof.disturbance.NoiseSources;
import io.heartproof.evaluation.EvaluationConfig;
import io.heartproof.evaluation.Ladder;
import io.heartproof.noise.stress.NoiseStress;
import io.heartproof.seed.Seeds;
import java.util.List;

/**
 * The white and recorded noise that a configuration asks for. Same configuration and seed, same noise. Immutable.
 *
 * @param sources of the recorded noise, at the sampling rate of the classifiers
 */
public record NoiseLadders(EvaluationConfig config, NoiseSources sources, long seed) {
    /** For classifiers: white noise, then every source of recorded noise. */
    public List<Ladder> of(Classifiers classifiers) {
        Inference inference = new Inference(classifiers, config.batchSize());
        return List.of(
                Ladder.ofLevels("white noise", white(inference)),
                Ladder.ofLevels("recorded noise", recorded(inference)));
    }

    private List<NoiseTrial> white(Inference inference) {
        long own = Seeds.derive(seed, "white noise");
        return config.whiteNoise().stream()
                .map(amplitude -> NoiseTrial.white(inference, amplitude, own))
                .toList();
    }

    private List<NoiseTrial> recorded(Inference inference) {
        long own = Seeds.derive(seed, "recorded noise");
        return sources.all().stream()
                .flatMap(source -> config.recordedNoise().snrDb().stream()
                        .map(ratio -> NoiseTrial.recorded(inference, new NoiseStress(source, ratio), own)))
                .toList();
    }
}
