package io.heartproof.report.paired;

import io.heartproof.plot.Axis;
import io.heartproof.report.page.Words;

/**
 * How the levels of a kind of noise are told. A level rises with the noise; a signal-to-noise ratio is the level with its
 * sign turned round.
 *
 * @param label of the axis
 * @param before stands before the number in a sentence
 * @param scale what the number is
 * @param after stands after it
 */
public record LevelForm(String label, String before, Scale scale, String after) {
    /** What the number of a level is. */
    public enum Scale {
        /** The level itself; 0 is no noise. */
        PLAIN,
        /** A share, told as a percentage; 0 is no noise. */
        PERCENT,
        /** A signal-to-noise ratio; no noise is infinitely far. */
        DECIBELS
    }

    /** Recorded noise. */
    static final LevelForm RATIO = new LevelForm("signal-to-noise ratio", "", Scale.DECIBELS, " signal to noise");

    /** The level without noise. */
    public double none() {
        return scale == Scale.DECIBELS ? Double.NEGATIVE_INFINITY : 0;
    }

    /** The level of what stands in the files. */
    public double level(double value) {
        return scale == Scale.DECIBELS ? 0.0 - value : value;
    }

    /** What stands in the files for a level; 0 without noise. */
    public double value(double level) {
        return level == none() ? 0 : level(level);
    }

    /** {@code 0.3 %}, {@code 6 dB}. */
    public String number(double level) {
        return switch (scale) {
            case PLAIN -> Words.level(level);
            case PERCENT -> Words.percentLevel(level);
            case DECIBELS -> bare(level) + Words.NO_BREAK + "dB";
        };
    }

    /** {@code 0.3}, the unit being said elsewhere. */
    public String bare(double level) {
        return switch (scale) {
            case PLAIN -> Words.level(level);
            case PERCENT -> Words.level(100 * level);
            case DECIBELS -> Words.level(level(level)).replace('-', '\u2212');
        };
    }

    /** The number, {@code none} without noise. */
    public String numberOrNone(double level) {
        return level == none() ? "none" : number(level);
    }

    /** {@code 0.3 % of each lead's peak}. */
    public String words(double level) {
        return before + number(level) + after;
    }

    /** {@code of 0.3 % of each lead's peak}, with the blank before it. */
    public String phrase(double level) {
        return (scale == Scale.DECIBELS ? " at " : " of ") + words(level);
    }

    public Axis axis(Iterable<Double> levels) {
        return scale == Scale.DECIBELS
                ? Axis.levelsWithoutZero(label, levels, this::numberOrNone)
                : Axis.levels(label, levels, this::numberOrNone);
    }
}
