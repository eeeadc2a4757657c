package io.heartproof.format.csv;

import io.heartproof.format.rule.Decimal;
import io.heartproof.problem.BadData;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;

/** The times of the samples while rows are read, in seconds. They must be equally spaced. */
final class TimeColumn {
    /** To what the rate is known: times are often rounded, and then so is the rate that follows from them. */
    static final double TOLERANCE = 1e-3;

    private static final int FIRST_CAPACITY = 1 << 10;
    private static final MathContext RATE_DIGITS = new MathContext(9);

    private double[] seconds = new double[FIRST_CAPACITY];
    private int length;

    /** Takes the next cell. */
    void take(String where, String cell) {
        OptionalDouble number = Decimal.parse(cell);
        if (number.isEmpty()) {
            throw new BadData(where, "expected a time in seconds, got '" + cell + "'");
        }
        if (length == seconds.length) {
            seconds = Arrays.copyOf(seconds, 2 * length);
        }
        seconds[length++] = number.getAsDouble();
    }

    /**
     * Samples per second; empty for a single row.
     *
     * @throws BadData where a time is half a sample or more away from its place in an equally spaced row
     */
    OptionalDouble samplingRateHz(String where) {
        if (length < 2) {
            return OptionalDouble.empty();
        }
        double step = (seconds[length - 1] - seconds[0]) / (length - 1);
        double rate = 1 / step;
        if (!(step > 0) || Double.isInfinite(rate) || Double.isInfinite(step)) {
            throw new BadData(where, "times must rise, got %s s to %s s".formatted(seconds[0], seconds[length - 1]));
        }
        for (int i = 0; i < length; i++) {
            if (!(Math.abs(seconds[i] - seconds[0] - i * step) < step / 2)) {
                throw new BadData(
                        where,
                        String.format(
                                Locale.ROOT,
                                "times must be equally spaced, expected about %s s for sample %d, got %s s",
                                (float) (seconds[0] + i * step),
                                i,
                                seconds[i]));
            }
        }
        return OptionalDouble.of(BigDecimal.valueOf(rate).round(RATE_DIGITS).doubleValue());
    }
}
