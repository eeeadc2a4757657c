package io.heartproof.training;

import io.heartproof.disturbance.Augmentation;
import io.heartproof.problem.BadUsage;
import io.heartproof.tensor.Precision;
import io.heartproof.training.objective.Objective;
import io.heartproof.training.optimiser.LearningRateSchedule;
import io.heartproof.training.optimiser.OptimiserConfig;
import io.heartproof.training.validation.Keep;
import io.heartproof.training.validation.RobustValidationConfig;
import org.jspecify.annotations.Nullable;

/**
 * How a classifier is trained; the keys under {@code training}. Defaults, in {@code defaults.yaml}: chosen by literature so far;
 * those of the ICMLA 2020 paper are the preset {@code paper}. Immutable.
 *
 * @param epochs passes over the class-balanced training recordings, at least 1
 * @param batchSize recordings per step, at least 1; the last, smaller step of an epoch is kept
 * @param drawsPerEpoch recordings drawn per epoch; 0 draws the whole balanced epoch
 * @param averageDecay d of the moving average of the weights, which is then the result, in [0, 1); 0 for none, null for the
 *     objective's own: {@value #ADVERSARIAL_AVERAGE_DECAY} where it attacks, {@value #PLAIN_AVERAGE_DECAY} otherwise
 * @param precision in which the network computes while it is trained
 * @param keep which epoch's weights are the result; null for what fits the objective
 * @param patience epochs without improvement after which the training ends, at least 1; null for never
 * @param schedule of the learning rate
 * @param warmUp share of the steps over which the learning rate rises, in [0, 1); null for the schedule's own
 * @param labelSmoothing share of each label that goes to all classes alike, in [0, 1); null for {@value #USUAL_SMOOTHING} where the
 *     objective learns from such labels, none otherwise
 * @param simulatedShare share of the training recordings of a rare class that is simulated, in [0, 1)
 * @param augmentation how recordings are varied each time they are drawn
 * @param clipNorm longest gradient of all parameters together; a longer one is scaled down to it; 0 for no bound
 */
public record TrainingConfig(
        int epochs,
        int batchSize,
        int drawsPerEpoch,
        @Nullable Double averageDecay,
        Precision precision,
        @Nullable Keep keep,
        @Nullable Integer patience,
        RobustValidationConfig robustValidation,
        LearningRateSchedule schedule,
        @Nullable Double warmUp,
        double clipNorm,
        @Nullable Double labelSmoothing,
        double simulatedShare,
        Augmentation augmentation,
        OptimiserConfig optimiser) {
    private static final double ADVERSARIAL_AVERAGE_DECAY = 0.995;
    private static final double PLAIN_AVERAGE_DECAY = 0.99;
    private static final double USUAL_SMOOTHING = 0.1;

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
        if (averageDecay != null && !(averageDecay >= 0 && averageDecay < 1)) {
            throw BadUsage.expected(
                    "training.averageDecay", "at least 0 (no average) and below 1, or null", averageDecay);
        }
        if (warmUp != null && !(warmUp >= 0 && warmUp < 1)) {
            throw BadUsage.expected("training.warmUp", "at least 0 (none) and below 1, or null", warmUp);
        }
        if (!(clipNorm >= 0) || Double.isInfinite(clipNorm)) {
            throw BadUsage.expected("training.clipNorm", "0 (no bound) or more", clipNorm);
        }
        if (labelSmoothing != null && !(labelSmoothing >= 0 && labelSmoothing < 1)) {
            throw BadUsage.expected(
                    "training.labelSmoothing", "at least 0 (none) and below 1, or null", labelSmoothing);
        }
        if (!(simulatedShare >= 0 && simulatedShare < 1)) {
            throw BadUsage.expected("training.simulatedShare", "at least 0 (none) and below 1", simulatedShare);
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

    /** Whether labels are to be shared between classes, which not every objective takes, whatever the objective is. */
    public boolean softensLabels() {
        return (labelSmoothing != null && labelSmoothing > 0) || augmentation.mixup() > 0;
    }

    /**
     * Nothing but steps of one size, as published: no average, no bound on gradients, single precision; validated and
     * kept as it fits the objective.
     */
    public static TrainingConfig plain(int epochs, int batchSize, OptimiserConfig optimiser) {
        return new TrainingConfig(
                epochs,
                batchSize,
                0,
                0.0,
                Precision.FLOAT32,
                null,
                null,
                RobustValidationConfig.USUAL,
                LearningRateSchedule.CONSTANT,
                null,
                0,
                0.0,
                0,
                Augmentation.NONE,
                optimiser);
    }

    /** The same with so many draws an epoch; 0 for the whole balanced epoch. */
    public TrainingConfig withDrawsPerEpoch(int draws) {
        return with(draws, precision);
    }

    /** The same in another precision. */
    public TrainingConfig with(Precision other) {
        return with(drawsPerEpoch, other);
    }

    private TrainingConfig with(int draws, Precision other) {
        return new TrainingConfig(
                epochs,
                batchSize,
                draws,
                averageDecay,
                other,
                keep,
                patience,
                robustValidation,
                schedule,
                warmUp,
                clipNorm,
                labelSmoothing,
                simulatedShare,
                augmentation,
                optimiser);
    }

    /** The decay of the average of the weights that a training of this objective has. */
    double averageDecayOf(Objective objective) {
        if (averageDecay != null) {
            return averageDecay;
        }
        return objective.attacks() ? ADVERSARIAL_AVERAGE_DECAY : PLAIN_AVERAGE_DECAY;
    }

    /** The share of each label that goes to all classes alike in a training of this objective. */
    double labelSmoothingOf(Objective objective) {
        if (labelSmoothing != null) {
            return labelSmoothing;
        }
        return objective.takesSoftLabels() ? USUAL_SMOOTHING : 0;
    }

    /**
     * The share of the learning rate that a step has.
     *
     * @param step from 0, over the whole training
     * @param draws of an epoch
     */
    double learningRateShare(int step, int draws) {
        long steps = (long) epochs * (((long) draws + batchSize - 1) / batchSize);
        return schedule.share(step, steps, warmUp == null ? schedule.defaultWarmUp() : warmUp);
    }
}
