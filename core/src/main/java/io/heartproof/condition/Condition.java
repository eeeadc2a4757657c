package io.heartproof.condition;

/**
 * What was done to the recordings: one kind of noise at one level, or nothing. Immutable.
 *
 * @param level in the kind's unit, as it stands in files; 0 without noise
 */
public record Condition(Kind kind, double level) {
    /** Without noise. */
    public static final Condition CLEAN = new Condition(Kind.CLEAN, 0);

    public Condition {
        kind.unit().requireLevel(level);
    }
}
