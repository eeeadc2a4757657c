package io.heartproof.defence;

import io.heartproof.training.objective.Objective.CurrentEpoch;
import java.util.OptionalInt;

/**
 * From when on, and how strongly, a defence does more than plain training. For W warm-up epochs of E it does not; then the
 * strength is
 *
 * <pre>{@code
 * (epoch - W + 1) / (E - W)   linear growth
 * 1                           at once
 * }</pre>
 *
 * Source: ICMLA 2020, protocol section 5: linear, with W = 10 of E = 70, so {@code round(E / 7)} for another E. Immutable.
 *
 * @param warmUpEpochs W; empty for {@code round(E / 7)}
 */
public record Ramp(OptionalInt warmUpEpochs, Growth growth) {
    /** As published. */
    public static final Ramp PUBLISHED = new Ramp(OptionalInt.empty(), Growth.LINEAR);

    private static final double EPOCHS_PER_WARM_UP_EPOCH = 7;

    public Ramp {
        if (warmUpEpochs.isPresent() && warmUpEpochs.getAsInt() < 0) {
            throw new IllegalArgumentException("expected 0 warm-up epochs or more, got " + warmUpEpochs.getAsInt());
        }
    }

    /** How the strength comes to 1. */
    public enum Growth {
        /** By equal steps, up to the last epoch. */
        LINEAR,
        /** In the first epoch after the warm-up. */
        AT_ONCE;

        /** The name in a configuration: {@code linear} or {@code atOnce}. */
        @Override
        public String toString() {
            return this == LINEAR ? "linear" : "atOnce";
        }
    }

    /** Whether the warm-up is over. */
    public boolean isOver(CurrentEpoch current) {
        return current.epoch() >= warmUp(current.epochs());
    }

    /** The strength: 0 during the warm-up, 1 at most. */
    public double strength(CurrentEpoch current) {
        if (!isOver(current)) {
            return 0;
        }
        int warmUp = warmUp(current.epochs());
        return growth == Growth.AT_ONCE ? 1 : (current.epoch() - warmUp + 1.0) / (current.epochs() - warmUp);
    }

    /** W of so many epochs. */
    public int warmUp(int epochs) {
        return warmUpEpochs.orElse((int) Math.round(epochs / EPOCHS_PER_WARM_UP_EPOCH));
    }
}
