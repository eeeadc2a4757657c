package io.heartproof.attack.trial;

import io.heartproof.loss.CrossEntropy;
import io.heartproof.loss.LogitMargin;
import io.heartproof.loss.Loss;
import io.heartproof.loss.SoftLogitMargin;

/** What an attack raises, under the name that a configuration uses. With z the logits and y the label: */
public enum PgdLoss {
    /** {@code logsumexp(z) - z_y}. */
    CROSS_ENTROPY("crossEntropy"),
    /** {@code max over k != y of z_k, - z_y}. */
    LOGIT_MARGIN("logitMargin"),
    /** {@code logsumexp over k != y of z_k, - z_y}. */
    SOFT_LOGIT_MARGIN("softLogitMargin");

    private final String key;

    PgdLoss(String key) {
        this.key = key;
    }

    /** The loss itself. */
    public Loss loss() {
        return switch (this) {
            case CROSS_ENTROPY -> new CrossEntropy();
            case LOGIT_MARGIN -> new LogitMargin();
            case SOFT_LOGIT_MARGIN -> new SoftLogitMargin();
        };
    }

    /** The name in a configuration, such as {@code crossEntropy}. */
    @Override
    public String toString() {
        return key;
    }
}
