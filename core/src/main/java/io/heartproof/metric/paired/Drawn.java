package io.heartproof.metric.paired;

import io.heartproof.metric.Bootstrap;
import io.heartproof.metric.Figure;
import io.heartproof.metric.UnseenShare;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * A figure as it is, and as it comes out of each drawn list. Made by {@link CrossedBootstrap}, whose lists are the same
 * for every figure, so figures can be subtracted list by list. Immutable.
 */
public final class Drawn {
    /** Of the recordings and seeds as they are; NaN where undefined. */
    private final double value;

    private final double[] drawn;

    /** Takes over {@code drawn}. */
    Drawn(double value, double... drawn) {
        this.value = value;
        this.drawn = drawn;
    }

    /** This minus another figure of the same seeds and recordings. */
    public Drawn minus(Drawn other) {
        if (drawn.length != other.drawn.length) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "expected figures of the same lists, got %d and %d",
                    drawn.length,
                    other.drawn.length));
        }
        double[] differences = new double[drawn.length];
        for (int r = 0; r < differences.length; r++) {
            differences[r] = drawn[r] - other.drawn[r];
        }
        return new Drawn(value - other.value, differences);
    }

    /** With the 95 % interval of what was drawn; {@code whyUndefined}, a clause, where it has no value. */
    public Figure figure(String whyUndefined) {
        return figure(whyUndefined, known -> known);
    }

    /** As {@link #figure}, of a share, 0 to 1, of recordings of which so many may be otherwise. */
    public Figure share(String whyUndefined, UnseenShare unseen) {
        return figure(whyUndefined, unseen::widenShare);
    }

    /** As {@link #share}, of the difference of two shares. */
    public Figure difference(String whyUndefined, UnseenShare unseen) {
        return figure(whyUndefined, unseen::widenDifference);
    }

    private Figure figure(String whyUndefined, UnaryOperator<Figure.Known> widened) {
        return Double.isNaN(value) ? Figure.undefined(whyUndefined) : widened.apply(Bootstrap.interval(value, drawn));
    }
}
