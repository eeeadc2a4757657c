package io.heartproof.training.validation;

import java.util.Optional;

/**
 * How a training is validated, and what follows. Immutable.
 *
 * @param keeping which weights are the result
 * @param robust the attack on the validation recordings; empty for none
 * @param every epochs from one robust validation to the next, at least 1
 */
public record ValidationPlan(Keeping keeping, Optional<RobustValidation> robust, int every) {
    /** No attack, and the last epoch's weights. */
    public static final ValidationPlan PLAIN = new ValidationPlan(Keeping.LAST, Optional.empty(), 1);

    public ValidationPlan {
        if (every < 1) {
            throw new IllegalArgumentException("expected every to be at least 1, got " + every);
        }
        if (keeping.rule() == Keep.BEST_ROBUST && robust.isEmpty()) {
            throw new IllegalArgumentException("expected an attack to keep the best weights under attack");
        }
    }

    /** The attack after that epoch, if there is one; there is after the last. */
    Optional<RobustValidation> robustAfter(int epoch, int epochs) {
        boolean due = (epoch + 1) % every == 0 || epoch == epochs - 1;
        return due ? robust : Optional.empty();
    }
}
