package io.heartproof.training.optimiser;

import java.util.Locale;

/** How weight decay draws weights towards zero, and which. */
public enum DecayForm {
    /**
     * A step takes {@code learningRate weightDecay} of each weight away, beside what it does along the gradient, whatever the
     * kind of optimiser. Only weights with two dimensions or more decay: biases, and scales and shifts of norms, do not. Source:
     * Loshchilov and Hutter 2019 (arXiv 1711.05101).
     */
    DECOUPLED,
    /** Of the published program: part of the gradient, for {@code adamw} beside it; all parameters decay. */
    PUBLISHED;

    /** The name in a configuration: {@code decoupled} or {@code published}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
