package io.heartproof.training;

import io.heartproof.problem.BadUsage;
import io.heartproof.tensor.Precision;
import io.heartproof.training.optimiser.OptimiserConfig;
import io.heartproof.training.validation.Keep;
import io.heartproof.training.validation.RobustValidationConfig;
import org.jspecify.annotations.Nullable;

/**
 * How a classifier is trained; the keys under {@code training}. Defaults: those of the ICMLA 2020 paper, in
 * {@code defaults.yaml}. Immutable.
 *
 * @param epochs passes over the class-balanced training recordings, at least 1
 * @param batchSize recordings per step, at least 1; the last, smaller step of an epoch is kept
 * @param drawsPerEpoch recordings drawn per epoch; 0 draws the whole balanced epoch
 * @param averageDecay d of the moving average of the weights, which is then the result, in [0, 1); 0 for none
 * @param precision in which the network computes while it is trained
 * @param keep which epoch's weights are the result; null for what fits the objective
 * @param patience epochs without improvement after which the training ends, at least 1; null for never
 */
public record TrainingConfig(
        int epochs,
        int batchSize,
        int drawsPerEpoch,
        double averageDecay,
        Precision precision,
        @Nullable Keep keep,
        @Nullable Integer patience,
        RobustValidationConfig robustValidation,
        OptimiserConfig optimiser) {
    public TrainingConfig {
        if (epochs < 1) {
            throw BadUsage.expected("training.epochs", "at least 1", epochs);
        }
        if (batchSize < 1) {
            throw BadUsage.expected("training.batchSize", "at least 1", batchSize);
        }
        if (drawsPerEpoch < 0) {
            throw BadUsage.expected("training.drawsPerEpoch", "0 (the whole balanced epoch) or more", drawsPerEpoch);
        }
        if (!(averageDecay >= 0 && averageDecay < 1)) {
            throw BadUsage.expected("training.averageDecay", "at least 0 (no average) and below 1", averageDecay);
        }
        if (patience != null && patience < 1) {
            throw BadUsage.expected("training.patience", "at least 1, or null", patience);
        }
        if (patience != null && keep == Keep.LAST) {
            throw BadUsage.expected("training.patience", "null where training.keep is last", patience);
        }
        if (keep == Keep.BEST_ROBUST && !robustValidation.made()) {
            throw BadUsage.expected(
                    "training.robustValidation.every", "at least 1, or null, where training.keep is bestRobust", 0);
        }
    }

    /** Validated and kept as it fits the objective. */
    public TrainingConfig(
            int epochs,
            int batchSize,
            int drawsPerEpoch,
            double averageDecay,
            Precision precision,
            OptimiserConfig optimiser) {
        this(
                epochs,
                batchSize,
                drawsPerEpoch,
                averageDecay,
                precision,
                null,
                null,
                RobustValidationConfig.USUAL,
                optimiser);
    }
}
