package io.heartproof.training.validation;

import io.heartproof.metric.EpochMetrics;
import io.heartproof.metric.EpochMetrics.Validation;
import java.util.Optional;

/** Which epoch's weights are the result of a training; the values of {@code training.keep}. */
public enum Keep {
    /** Those of the last epoch, as published. */
    LAST("last"),
    /** Those with the best balanced accuracy on validation. */
    BEST_VALIDATION("bestValidation"),
    /** Those with the best balanced accuracy on validation under attack (Rice, Wong and Kolter 2020, arXiv 2002.11569). */
    BEST_ROBUST("bestRobust");

    private final String text;

    Keep(String text) {
        this.text = text;
    }

    /** What is compared, of one epoch, 0 to 1; empty where it was not measured or nothing is compared. */
    Optional<Double> value(EpochMetrics epoch) {
        return switch (this) {
            case LAST -> Optional.empty();
            case BEST_VALIDATION -> epoch.validation().map(Validation::balancedAccuracy);
            case BEST_ROBUST -> epoch.robust().map(robust -> robust.scores().balancedAccuracy());
        };
    }

    /** The name in a configuration. */
    @Override
    public String toString() {
        return text;
    }
}
