package io.heartproof.training.optimiser;

import java.util.Locale;

/**
 * The step rules on offer, each with the weight decay and momentum that it has where the configuration names none
 * (those of the published program).
 */
public enum OptimiserKind {
    ADAM(0, 0),
    ADAMW(0.01, 0),
    ADAMAX(0, 0),
    /** Gradient descent with Nesterov momentum. */
    SGD(1e-3, 0.9);

    private final double weightDecay;
    private final double momentum;

    OptimiserKind(double weightDecay, double momentum) {
        this.weightDecay = weightDecay;
        this.momentum = momentum;
    }

    /** Share of each weight that a step takes away, per unit of learning rate, where none is configured. */
    public double defaultWeightDecay() {
        return weightDecay;
    }

    /** Momentum where none is configured; 0 for the kinds that have none. */
    public double defaultMomentum() {
        return momentum;
    }

    /** Whether {@code momentum} may be configured: true of {@link #SGD} alone. */
    public boolean hasMomentum() {
        return this == SGD;
    }

    /** The name in a configuration, such as {@code adamw}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
