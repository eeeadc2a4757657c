package io.heartproof.report.page;

import io.heartproof.metric.Figure;
import java.util.Locale;

/** How the difference of two shares is written, with its sign. */
public enum Difference implements Words.Form {
    /** {@code +3.1 points}: percentage points. */
    POINTS,
    /** {@code +0.031} */
    DECIMAL;

    @Override
    public String value(double difference) {
        return this == POINTS ? number(difference) + Words.NO_BREAK + "points" : number(difference);
    }

    /** {@code −2.0 to +8.0}. */
    @Override
    public String interval(Figure.Known figure) {
        return number(figure.low()) + " to " + number(figure.high());
    }

    /** The value, its unit being said elsewhere. */
    public String number(double difference) {
        String digits = this == POINTS
                ? String.format(Locale.ROOT, "%.1f", 100 * difference)
                : String.format(Locale.ROOT, "%.3f", difference);
        boolean zero = digits.matches("-?[0.]+");
        String unsigned = digits.replace("-", "");
        return zero ? unsigned : (difference < 0 ? "\u2212" : "+") + unsigned;
    }
}
