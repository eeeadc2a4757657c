package io.heartproof.simulate.dipole;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The course of the dipole over one P wave, QRS complex, ST segment or T wave: a sum of Gaussian lobes (McSharry et al.
 * 2003, in three axes as Sameni et al. 2007). Time is a share of the wave's duration, so that the same wave can be
 * stretched; by {@link #REACH} widths from its centre a lobe has fallen to about 1 % and counts as over. Immutable.
 */
public record Wave(List<Lobe> lobes) {
    /** Onset and offset of a wave lie this many widths before its first and behind its last lobe, or farther. */
    public static final double REACH = 3;

    private static final double NEGLIGIBLE_WIDTHS = 5;

    public Wave {
        lobes = List.copyOf(lobes);
    }

    public static Wave of(Lobe... lobes) {
        return new Wave(List.of(lobes));
    }

    /**
     * A segment of nearly constant height: lobes at most 1.5 widths apart, whose sum ripples by less than 0.1 %.
     *
     * @param from where the first lobe stands, as a share of the duration
     * @param to where the last lobe stands, behind {@code from}
     * @param width of a lobe
     * @param level height of the plateau
     */
    public static Wave plateau(double from, double to, double width, Dipole level) {
        int intervals = (int) Math.ceil((to - from) / (1.5 * width));
        double spacing = (to - from) / intervals;
        Dipole peak = level.times(spacing / (width * StrictMath.sqrt(2 * StrictMath.PI)));
        return new Wave(IntStream.rangeClosed(0, intervals)
                .mapToObj(i -> new Lobe(from + i * spacing, width, peak))
                .toList());
    }

    /** The same course with every lobe's dipole replaced. */
    public Wave map(UnaryOperator<Dipole> change) {
        return new Wave(lobes.stream()
                .map(lobe -> new Lobe(lobe.centre(), lobe.width(), change.apply(lobe.peak())))
                .toList());
    }

    /** Both at once. */
    public Wave plus(Wave other) {
        return new Wave(Stream.concat(lobes.stream(), other.lobes.stream()).toList());
    }

    public Wave scaled(double factor) {
        return map(dipole -> dipole.times(factor));
    }

    /** See {@link Dipole#rotated}. */
    public Wave rotated(double frontal, double horizontal) {
        return map(dipole -> dipole.rotated(frontal, horizontal));
    }

    /** The dipole at that share of the duration. */
    public Dipole at(double u) {
        Dipole sum = Dipole.ZERO;
        for (Lobe lobe : lobes) {
            sum = sum.plus(lobe.peak().times(lobe.heightAt(u)));
        }
        return sum;
    }

    /** Where the dipole is largest, as a share of the duration, to a five-hundredth. */
    public double peak() {
        double largest = 0;
        double where = 0;
        for (int i = 0; i <= 500; i++) {
            double magnitude = at(i / 500.0).magnitude();
            if (magnitude > largest) {
                largest = magnitude;
                where = i / 500.0;
            }
        }
        return where;
    }

    /** Before this share of the duration every lobe is below 4e-6 of its peak. */
    double first() {
        return lobes.stream()
                .mapToDouble(l -> l.centre() - NEGLIGIBLE_WIDTHS * l.width())
                .min()
                .orElse(0);
    }

    /** Behind this share every lobe is below 4e-6 of its peak. */
    double last() {
        return lobes.stream()
                .mapToDouble(l -> l.centre() + NEGLIGIBLE_WIDTHS * l.width())
                .max()
                .orElse(0);
    }
}
