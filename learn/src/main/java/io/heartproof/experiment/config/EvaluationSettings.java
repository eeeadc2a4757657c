package io.heartproof.experiment.config;

import io.heartproof.attack.suite.AttackConfig;
import io.heartproof.attack.trial.PgdConfig;
import io.heartproof.evaluation.EvaluationConfig;
import io.heartproof.evaluation.RecordedNoiseConfig;
import java.util.List;

/**
 * How a classifier is evaluated; all keys under {@code evaluation}: those of {@link EvaluationConfig}, and the attacks.
 * Immutable.
 *
 * @param attack which attacks are run, and how strong all but PGD are
 * @param pgd how strong the published attack is
 * @param saveAdversarials whether the smallest noise that broke each recording is kept in files
 */
public record EvaluationSettings(
        int batchSize,
        AttackConfig attack,
        PgdConfig pgd,
        List<Double> whiteNoise,
        RecordedNoiseConfig recordedNoise,
        int bootstrapSamples,
        int examples,
        boolean saveAdversarials) {
    public EvaluationSettings {
        whiteNoise = List.copyOf(whiteNoise);
        new EvaluationConfig(batchSize, whiteNoise, recordedNoise, bootstrapSamples, examples);
    }

    /** What holds for any classifier. */
    public EvaluationConfig withoutAttack() {
        return new EvaluationConfig(batchSize, whiteNoise, recordedNoise, bootstrapSamples, examples);
    }
}
