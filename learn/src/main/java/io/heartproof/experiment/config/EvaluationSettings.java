package io.heartproof.experiment.config;

import io.heartproof.attack.trial.PgdConfig;
import io.heartproof.evaluation.EvaluationConfig;
import io.heartproof.evaluation.RecordedNoiseConfig;
import java.util.List;

/**
 * How a classifier is evaluated; all keys under {@code evaluation}: those of {@link EvaluationConfig}, and the attack.
 * Immutable.
 *
 * @param pgd the white-box attack
 */
public record EvaluationSettings(
        int batchSize,
        PgdConfig pgd,
        List<Double> whiteNoise,
        RecordedNoiseConfig recordedNoise,
        int bootstrapSamples,
        int examples) {
    public EvaluationSettings {
        whiteNoise = List.copyOf(whiteNoise);
        new EvaluationConfig(batchSize, whiteNoise, recordedNoise, bootstrapSamples, examples);
    }

    /** What holds for any classifier. */
    public EvaluationConfig withoutAttack() {
        return new EvaluationConfig(batchSize, whiteNoise, recordedNoise, bootstrapSamples, examples);
    }
}
