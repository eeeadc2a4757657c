package io.heartproof.report.paired;

import io.heartproof.condition.LevelUnit;
import io.heartproof.plot.Axis;
import io.heartproof.report.page.Words;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the levels of a kind of noise are written, by their strength ({@link LevelUnit#strength}), which is also where they
 * stand on an axis.
 *
 * @param label of the axis
 * @param before stands before the number in a sentence
 * @param unit of the levels
 * @param after stands after the number
 */
public record LevelForm(String label, String before, LevelUnit unit, String after) {
    /** {@code 0.3 %}, {@code 6 dB}. */
    public String number(double strength) {
        return switch (unit) {
            case SHARE_OF_PEAK -> Words.percentLevel(strength);
            case DECIBELS -> bare(strength) + Words.NO_BREAK + "dB";
            default -> Words.level(strength);
        };
    }

    /** {@code 0.3}, the unit being said elsewhere. */
    public String bare(double strength) {
        return switch (unit) {
            case SHARE_OF_PEAK -> Words.level(100 * strength);
            case DECIBELS -> Words.level(unit.level(strength)).replace('-', '\u2212');
            default -> Words.level(strength);
        };
    }

    /** The number, {@code none} without noise. */
    public String numberOrNone(double strength) {
        return strength == unit.noStrength() ? "none" : number(strength);
    }

    /** {@code 0.3 % of each lead's peak}. */
    public String words(double strength) {
        return before + number(strength) + after;
    }

    /** {@code of 0.3 % of each lead's peak}, with the blank before it. */
    public String phrase(double strength) {
        return phrase(List.of(strength));
    }

    /** {@code of 0.1, 0.3 and 1 % of each lead's peak}, with the blank before it; of one strength at least. */
    String phrase(List<Double> strengths) {
        int last = strengths.size() - 1;
        String others = strengths.subList(0, last).stream().map(this::bare).collect(Collectors.joining(", "));
        return (unit == LevelUnit.DECIBELS ? " at " : " of ")
                + before
                + (others.isEmpty() ? "" : others + " and ")
                + number(strengths.get(last))
                + after;
    }

    public Axis axis(Iterable<Double> strengths) {
        return unit == LevelUnit.DECIBELS
                ? Axis.levelsWithoutZero(label, strengths, this::numberOrNone)
                : Axis.levels(label, strengths, this::numberOrNone);
    }
}
