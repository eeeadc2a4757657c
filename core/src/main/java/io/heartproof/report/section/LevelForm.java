package io.heartproof.report.section;

import io.heartproof.report.page.Words;

/**
 * How a noise level is told.
 *
 * @param axis what a level is, with its unit
 * @param before words before the number
 * @param percent whether it is told as a percentage
 * @param after words after the number
 */
public record LevelForm(String axis, String before, boolean percent, String after) {
    /** {@code 0.3 %}. */
    public String number(double level) {
        return percent ? Words.percentLevel(level) : Words.level(level);
    }

    /** {@code 0.3}, the unit being said elsewhere. */
    public String bare(double level) {
        return Words.level(percent ? 100 * level : level);
    }

    /** The same, {@code none} at level 0. */
    public String numberOrNone(double level) {
        return level == 0 ? "none" : number(level);
    }

    /** {@code 0.3 % of each lead's peak}. */
    public String words(double level) {
        return before + number(level) + after;
    }
}
