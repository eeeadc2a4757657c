package io.heartproof.condition;

/**
 * What 1.0 of a level is. A level above that without noise is more noise, but in decibels, where the noise rises as the
 * ratio falls: {@link #strength} rises with the noise in every unit.
 */
public enum LevelUnit {
    /** There is no noise; the level is 0. */
    NONE("none"),
    /** A share of each lead's own peak. */
    SHARE_OF_PEAK("shareOfPeak"),
    /** Microvolts, of the largest change of any sample. */
    MICROVOLTS("microvolts"),
    /** Microvolts, as the root mean square of the change where noise is allowed. */
    RMS_MICROVOLTS("rmsMicrovolts"),
    /** A signal-to-noise ratio in dB: the smaller, the more noise. */
    DECIBELS("decibels"),
    /** Length of the noise on the whole recording, where each lead's peak is 1. */
    LENGTH("length"),
    /** How bad a disturbance is that has no amplitude. */
    SEVERITY("severity");

    private final String text;

    LevelUnit(String text) {
        this.text = text;
    }

    /** How strong the noise of a level is, to sort by: rises with the noise. */
    public double strength(double level) {
        return this == DECIBELS ? 0.0 - level : level;
    }

    /** The strength without noise, less than that of any level. */
    public double noStrength() {
        return this == DECIBELS ? Double.NEGATIVE_INFINITY : 0;
    }

    /** The level of a strength, as it stands in files; 0 without noise. */
    public double level(double strength) {
        return strength == noStrength() ? 0 : strength(strength);
    }

    /** Whether noise falls to nothing as the level falls to 0, so that there is an area under accuracy from there. */
    public boolean beginsAtZero() {
        return this != DECIBELS && this != NONE;
    }

    /** Whether a level is an amplitude in microvolts. */
    public boolean isMicrovolts() {
        return this == MICROVOLTS || this == RMS_MICROVOLTS;
    }

    /** Refuses what is no level in this unit. */
    void requireLevel(double level) {
        if (this == NONE && level != 0) {
            throw new IllegalArgumentException("the level without noise must be 0, got " + level);
        }
        if (this == DECIBELS && !Double.isFinite(level)) {
            throw new IllegalArgumentException("a signal-to-noise ratio must be finite, got " + level);
        }
        if (beginsAtZero() && (!(level > 0) || Double.isInfinite(level))) {
            throw new IllegalArgumentException("a noise level must be positive, got " + level);
        }
    }

    /** The name in files, such as {@code shareOfPeak}. */
    @Override
    public String toString() {
        return text;
    }
}
