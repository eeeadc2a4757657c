package io.heartproof.format.rule;

import java.util.OptionalDouble;

/**
 * Numbers as files write them: digits with an optional sign, point and exponent. What Java also takes for a number
 * ({@code NaN}, {@code Infinity}, {@code 0x1p3}, {@code 1f}, spaces) is none here.
 */
public final class Decimal {
    private Decimal() {}

    /** The number, or empty where the text is none or stands for one beyond the range of a double. */
    public static OptionalDouble parse(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
                return OptionalDouble.empty();
            }
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
