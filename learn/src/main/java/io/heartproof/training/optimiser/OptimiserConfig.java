package io.heartproof.training.optimiser;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.heartproof.problem.BadUsage;
import org.jspecify.annotations.Nullable;

/**
 * Which step rule, and its constants; the keys under {@code training.optimiser}. Immutable.
 *
 * @param learningRate positive; the largest where a {@link LearningRateSchedule} changes it
 * @param weightDecay 0 or more
 * @param decayForm how weights decay, and which
 * @param momentum in [0, 1); 0 for the kinds without momentum
 */
public record OptimiserConfig(
        OptimiserKind kind, double learningRate, double weightDecay, DecayForm decayForm, double momentum) {
    public OptimiserConfig {
        if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
            throw BadUsage.expected("training.optimiser.learningRate", "a positive number", learningRate);
        }
        if (!(weightDecay >= 0) || Double.isInfinite(weightDecay)) {
            throw BadUsage.expected("training.optimiser.weightDecay", "0 or more", weightDecay);
        }
        if (!(momentum >= 0 && momentum < 1)) {
            throw BadUsage.expected("training.optimiser.momentum", "at least 0 and below 1", momentum);
        }
        if (momentum > 0 && !kind.hasMomentum()) {
            throw BadUsage.expected("training.optimiser.momentum", "0 or null, as " + kind + " has none", momentum);
        }
    }

    /** As a configuration gives it: where weight decay or momentum is null, the kind's own value holds. */
    @JsonCreator
    public static OptimiserConfig of(
            OptimiserKind kind,
            double learningRate,
            @Nullable Double weightDecay,
            DecayForm decayForm,
            @Nullable Double momentum) {
        return new OptimiserConfig(
                kind,
                learningRate,
                weightDecay == null ? kind.defaultWeightDecay() : weightDecay,
                decayForm,
                momentum == null ? kind.defaultMomentum() : momentum);
    }

    /** A kind with its own weight decay and momentum, as published. */
    public static OptimiserConfig published(OptimiserKind kind, double learningRate) {
        return of(kind, learningRate, null, DecayForm.PUBLISHED, null);
    }

    /** The same without weight decay. */
    OptimiserConfig withoutDecay() {
        return new OptimiserConfig(kind, learningRate, 0, decayForm, momentum);
    }
}
