package io.heartproof.training.validation;

import io.heartproof.problem.BadUsage;
import org.jspecify.annotations.Nullable;

/**
 * How often and how strongly a training is validated under attack; the keys under {@code training.robustValidation}. Immutable.
 *
 * @param every epochs from one to the next; 0 for none; null for each, or every second where each would cost too much
 * @param epsilon largest change of a sample, positive; null for that of the training's own attack
 */
public record RobustValidationConfig(
        @Nullable Integer every, @Nullable Double epsilon) {
    /** As the training has it. */
    public static final RobustValidationConfig USUAL = new RobustValidationConfig(null, null);

    public RobustValidationConfig {
        if (every != null && every < 0) {
            throw BadUsage.expected("training.robustValidation.every", "0 (none) or more, or null", every);
        }
        if (epsilon != null && (!(epsilon > 0) || Double.isInfinite(epsilon))) {
            throw BadUsage.expected("training.robustValidation.epsilon", "a positive number, or null", epsilon);
        }
    }

    /** Whether there is any. (No bean property, which would be a key.) */
    public boolean made() {
        return every == null || every > 0;
    }
}
