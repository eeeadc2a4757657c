package io.heartproof.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/** One axis of a chart: what it says, where a value lies on it, where its ticks are. Immutable. */
public final class Axis {
    private static final double WIDEST_LINEAR = 40;
    private static final double ZERO_GAP = 0.12;

    private final String label;
    private final DoubleUnaryOperator position;
    private final List<Tick> ticks;
    private final boolean zeroApart;

    /**
     * A place on the axis.
     *
     * @param position 0 to 1
     * @param rank where labels would overlap, lower ranks are written first
     */
    record Tick(double position, String label, int rank) {}

    private Axis(String label, DoubleUnaryOperator position, List<Tick> ticks, boolean zeroApart) {
        this.label = label;
        this.position = position;
        this.ticks = ticks;
        this.zeroApart = zeroApart;
    }

    /** From 0 to 1, written as 0 % to 100 %. */
    public static Axis percent(String label) {
        return linear(label, 1, 0.25, value -> Svg.number(100 * value) + " %");
    }

    /** From 0 to 1. */
    public static Axis share(String label) {
        return linear(label, 1, 0.25, Svg::number);
    }

    /** From 0 to {@code largest} or a little beyond, ticks at round numbers. */
    public static Axis upTo(String label, double largest) {
        double step = step(largest > 0 ? largest / 4 : 0.25);
        return linear(label, step * Math.max(1, Math.ceil(largest / step - 1e-9)), step, Svg::number);
    }

    /** Whole numbers from {@code first} to {@code last}. */
    public static Axis counts(String label, int first, int last) {
        double span = Math.max(1, last - first);
        int step = (int) Math.max(1, step(span / 10));
        List<Tick> ticks = new ArrayList<>();
        for (int value = first; value <= last; value += step) {
            ticks.add(new Tick((value - first) / span, Integer.toString(value), 0));
        }
        return new Axis(label, value -> (value - first) / span, ticks, false);
    }

    /**
     * Noise levels from 0 on, a tick at each: linear, or logarithmic with 0 set apart where the largest is over 40 times
     * the smallest above 0.
     *
     * @param levels finite and not negative, at least one above 0; 0 is always there
     * @param text what is written at a level
     */
    public static Axis levels(String label, Iterable<Double> levels, DoubleFunction<String> text) {
        NavigableSet<Double> sorted = new TreeSet<>();
        sorted.add(0.0);
        levels.forEach(sorted::add);
        double largest = sorted.last();
        double smallest = sorted.higher(0.0);
        boolean logarithmic = largest > WIDEST_LINEAR * smallest;
        DoubleUnaryOperator position = logarithmic
                ? level -> level <= 0
                        ? 0
                        : ZERO_GAP + (1 - ZERO_GAP) * Math.log(level / smallest) / Math.log(largest / smallest)
                : level -> level / largest;
        return new Axis(
                label,
                position,
                sorted.stream()
                        .map(level -> new Tick(position.applyAsDouble(level), text.apply(level), rank(level, largest)))
                        .toList(),
                logarithmic);
    }

    /**
     * Noise levels on a scale without a zero, such as decibels: linear, and apart from them, at the beginning, no noise.
     *
     * @param levels finite, at least one; negative infinity, where no noise is, is always there
     * @param text what is written at a level
     */
    public static Axis levelsWithoutZero(String label, Iterable<Double> levels, DoubleFunction<String> text) {
        NavigableSet<Double> sorted = new TreeSet<>();
        levels.forEach(sorted::add);
        sorted.remove(Double.NEGATIVE_INFINITY);
        double first = sorted.first();
        double span = sorted.last() - first;
        DoubleUnaryOperator position =
                level -> level < first ? 0 : ZERO_GAP + (1 - ZERO_GAP) * (span > 0 ? (level - first) / span : 1);
        List<Tick> ticks = new ArrayList<>(List.of(new Tick(0, text.apply(Double.NEGATIVE_INFINITY), 0)));
        sorted.forEach(level -> ticks.add(new Tick(position.applyAsDouble(level), text.apply(level), 0)));
        return new Axis(label, position, ticks, true);
    }

    String label() {
        return label;
    }

    /** Where a value lies, from 0 to 1. */
    double position(double value) {
        return position.applyAsDouble(value);
    }

    List<Tick> ticks() {
        return ticks;
    }

    /** Where the axis is broken because 0 has no place on it, or 0 where it is not. */
    double breakPosition() {
        return zeroApart ? ZERO_GAP / 2 : 0;
    }

    private static Axis linear(String label, double largest, double step, DoubleFunction<String> text) {
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i * step <= largest * (1 + 1e-9); i++) {
            ticks.add(new Tick(i * step / largest, text.apply(i * step), 0));
        }
        return new Axis(label, value -> value / largest, ticks, false);
    }

    /** Both ends first, then powers of ten, then the others. */
    private static int rank(double level, double largest) {
        double exponent = Math.log10(level);
        boolean end = level == 0 || level == largest;
        return end ? 0 : Math.abs(exponent - Math.rint(exponent)) < 1e-9 ? 1 : 2;
    }

    /** The smallest of 1, 2, 5 times a power of ten that is not below {@code wanted}. */
    private static double step(double wanted) {
        double decade = Math.pow(10, Math.floor(Math.log10(wanted)));
        double times = wanted / decade * (1 - 1e-9);
        return decade * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
    }
}
