package io.heartproof.report.page;

import io.heartproof.metric.Figure;
import io.heartproof.problem.Counted;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as a reader wants them: units kept on the line of their number, no digits that say nothing. */
public final class Words {
    /** Stands between a number and its unit; no line breaks there. */
    public static final String NO_BREAK = "\u00a0";

    private static final MathContext LEVEL_DIGITS = new MathContext(4);

    private static final MathContext ROUGH_DIGITS = new MathContext(3);

    private Words() {}

    /** How a figure is written. */
    public interface Form {
        /** The value with its unit. */
        String value(double value);

        /** The interval without unit. */
        String interval(Figure.Known figure);
    }

    /** How a share from 0 to 1 is written. */
    public enum Share implements Form {
        /** {@code 74.0 %} */
        PERCENT,
        /** {@code 0.740} */
        DECIMAL;

        @Override
        public String value(double share) {
            return this == PERCENT ? number(share) + NO_BREAK + "%" : number(share);
        }

        /** {@code 65.0–82.0}. */
        @Override
        public String interval(Figure.Known figure) {
            return number(figure.low()) + "\u2013" + number(figure.high());
        }

        private String number(double share) {
            return this == PERCENT
                    ? String.format(Locale.ROOT, "%.1f", 100 * share)
                    : String.format(Locale.ROOT, "%.3f", share);
        }
    }

    /** {@code 1 recording}, {@code 2 recordings}. */
    public static String count(long number, String noun) {
        return number + NO_BREAK + Counted.noun(number, noun);
    }

    /** With a capital first letter. */
    public static String capitalised(String text) {
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
    }

    /** A level with at most four digits and no exponent: {@code 0.003}. */
    public static String level(double level) {
        return level == 0
                ? "0"
                : new BigDecimal(level).round(LEVEL_DIGITS).stripTrailingZeros().toPlainString();
    }

    /** Three decimals: {@code 0.740}. */
    public static String decimal(double value) {
        return Share.DECIMAL.number(value);
    }

    /** About three digits: {@code 110}, {@code 0.0123}. */
    public static String rounded(double value) {
        return value == 0 || !Double.isFinite(value)
                ? "0"
                : Math.abs(value) >= 100
                        ? Long.toString(Math.round(value))
                        : new BigDecimal(value).round(ROUGH_DIGITS).toPlainString();
    }

    /** A level as a percentage: {@code 0.3 %}. */
    public static String percentLevel(double level) {
        return level(100 * level) + NO_BREAK + "%";
    }

    /** A name for a file: lower-case letters, digits and hyphens, at most 40. */
    public static String fileName(String text) {
        String plain =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+", "");
        String cut = plain.substring(0, Math.min(40, plain.length())).replaceAll("-+$", "");
        return cut.isEmpty() ? "x" : cut;
    }
}
