package io.heartproof.evaluation;

import io.heartproof.problem.BadUsage;
import java.util.List;

/**
 * How any classifier is evaluated, without attack; keys under {@code evaluation}. Defaults: those of the ICMLA 2020 paper, in
 * {@code defaults.yaml}. Immutable.
 *
 * @param batchSize recordings per forward pass, at least 1
 * @param whiteNoise amplitudes of uniform noise as shares of each lead's peak, positive and rising; empty for none
 * @param recordedNoise noise as it occurs, recorded or simulated
 * @param bootstrapSamples resamplings of the recordings behind every interval, 100 to 100,000
 * @param examples recordings kept with their noise for the report, 0 or more
 */
public record EvaluationConfig(
        int batchSize, List<Double> whiteNoise, RecordedNoiseConfig recordedNoise, int bootstrapSamples, int examples) {
    public EvaluationConfig {
        whiteNoise = List.copyOf(whiteNoise);
        if (batchSize < 1) {
            throw BadUsage.expected("evaluation.batchSize", "at least 1", batchSize);
        }
        RisingLevels.require("evaluation.whiteNoise", whiteNoise);
        if (bootstrapSamples < 100 || bootstrapSamples > 100_000) {
            throw BadUsage.expected("evaluation.bootstrapSamples", "100 to 100000", bootstrapSamples);
        }
        if (examples < 0) {
            throw BadUsage.expected("evaluation.examples", "0 or more", examples);
        }
    }
}
