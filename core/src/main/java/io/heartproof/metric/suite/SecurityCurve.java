package io.heartproof.metric.suite;

import io.heartproof.metric.robustness.RobustnessCurve;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Robust accuracy against the size of noise, read at given levels, of recordings that are right without noise.
 *
 * <pre>{@code
 * accuracy(level) = share of recordings whose smallest noise is larger than the level;   accuracy(0) = 1
 * optimality      = 1 - (area of the attack - area of the envelope) / (area without attack - area of the envelope)
 * }</pre>
 *
 * Areas are of trapezoids from 0 to the largest level. The envelope takes each recording's smallest noise over all attacks.
 * Source: Cin&agrave; et al., AttackBench, AAAI 2025 (arXiv 2404.19460), read at the levels of the run. Immutable.
 *
 * @param levels rising, the first above 0
 * @param accuracy one per level
 */
public record SecurityCurve(List<Double> levels, List<Double> accuracy) {
    /** Relative distance up to which a size counts as the level: sizes are float, levels double. */
    private static final double ROUNDING = 1e-5;

    public SecurityCurve {
        levels = List.copyOf(levels);
        accuracy = List.copyOf(accuracy);
        if (levels.isEmpty() || levels.size() != accuracy.size()) {
            throw new IllegalArgumentException(
                    "expected an accuracy for each of the levels, got %s for %s".formatted(accuracy, levels));
        }
    }

    /**
     * The curve of an attack.
     *
     * @param sizes (N), N at least 1: each recording's smallest noise, infinite where none was found
     */
    public static SecurityCurve of(List<Double> levels, double... sizes) {
        return new SecurityCurve(
                levels,
                levels.stream()
                        .map(level -> (double) Arrays.stream(sizes)
                                        .filter(size -> !lies(size, level))
                                        .count()
                                / sizes.length)
                        .toList());
    }

    /** Whether noise of that size lies within the level, up to rounding. */
    public static boolean lies(double size, double level) {
        return size <= level * (1 + ROUNDING);
    }

    /** Each recording's smallest size over two attacks. */
    public static double[] envelope(double[] one, double... other) {
        double[] smaller = one.clone();
        Arrays.setAll(smaller, i -> Math.min(one[i], other[i]));
        return smaller;
    }

    /** How near an attack comes to the envelope, at most 1; NaN where nothing was broken. */
    public double optimality(SecurityCurve envelope) {
        return 1 - (area() - envelope.area()) / (1 - envelope.area());
    }

    /** The area under the curve over the largest level, from 0 to 1. */
    double area() {
        double[] at = DoubleStream.concat(DoubleStream.of(0), levels.stream().mapToDouble(level -> level))
                .toArray();
        double[] shares = DoubleStream.concat(
                        DoubleStream.of(1), accuracy.stream().mapToDouble(share -> share))
                .toArray();
        return RobustnessCurve.area(at, shares);
    }
}
