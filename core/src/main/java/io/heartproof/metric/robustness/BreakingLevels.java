package io.heartproof.metric.robustness;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.heartproof.metric.Bootstrap;
import io.heartproof.metric.Figure;
import io.heartproof.problem.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/**
 * How much noise it takes: recordings by the smallest level at which they are classified wrongly, over all classes and
 * for each. Made by {@link RobustnessCurve#breakingLevels}. Recordings that are wrong without noise are counted apart.
 *
 * <p>The median is the smallest level at which at least half of the recordings that are right without noise are broken,
 * so it is a level that was run. Where more than half withstand the largest level there is none.
 *
 * <p>Its interval is that of {@link Bootstrap}, over the same lists as every other figure. A drawn list whose median lies
 * beyond the largest level counts as larger than any level; left out, it would pull the interval down. Both ends are
 * rounded outwards to levels, and an end beyond the largest level is given as the largest level: an interval that ends
 * there may reach further.
 *
 * @param levels rising, the first above 0
 * @param all over all classes
 * @param perClass in the order of the classes, K entries
 */
public record BreakingLevels(List<Double> levels, Tally all, List<ClassTally> perClass) {
    /**
     * Recordings by the level at which they break.
     *
     * @param recordings right without noise: the sum of {@code counts} and {@code unbroken}
     * @param wrongWithoutNoise recordings that it takes no noise for
     * @param median of the smallest breaking level
     * @param counts per level, the recordings that break there and at no smaller level
     * @param unbroken recordings that withstand every level
     */
    public record Tally(int recordings, int wrongWithoutNoise, Figure median, List<Integer> counts, int unbroken) {
        public Tally {
            counts = List.copyOf(counts);
            if (wrongWithoutNoise < 0 || unbroken < 0 || counts.stream().anyMatch(count -> count < 0)) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "a number of recordings must not be negative, got %d, %s and %d",
                        wrongWithoutNoise,
                        counts,
                        unbroken));
            }
            long sum = unbroken + counts.stream().mapToLong(count -> count).sum();
            if (sum != recordings) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "expected counts of %s, got %s and %d unbroken ones, which are %d",
                        Counted.of(recordings, "recording"),
                        counts,
                        unbroken,
                        sum));
            }
        }

        /** Counted at fewer levels: what breaks at a level left out breaks at the next one kept. */
        private Tally at(List<Double> levels, List<Double> kept) {
            List<Integer> merged = new ArrayList<>();
            int next = 0;
            for (double level : kept) {
                int sum = 0;
                for (; next < levels.size() && levels.get(next) <= level; next++) {
                    sum += counts.get(next);
                }
                merged.add(sum);
            }
            int left = recordings - merged.stream().mapToInt(count -> count).sum();
            return new Tally(recordings, wrongWithoutNoise, median(kept, left), merged, left);
        }

        private Figure median(List<Double> kept, int left) {
            double largest = kept.get(kept.size() - 1);
            if (2L * left > recordings) {
                return Figure.undefined(String.format(
                        Locale.ROOT,
                        "median breaking level is undefined: %d of %s withstand the largest level compared, %s",
                        left,
                        Counted.of(recordings, "recording"),
                        largest));
            }
            return median.known()
                    .map(known ->
                            Figure.of(next(kept, known.value()), next(kept, known.low()), next(kept, known.high())))
                    .orElse(median);
        }

        /** The smallest level kept that is not below, or the largest. */
        private static double next(List<Double> kept, double level) {
            return kept.stream().filter(other -> other >= level).findFirst().orElse(kept.get(kept.size() - 1));
        }

        /** Whether more than half withstand every level: the median, if any, is larger than all of them. */
        public boolean mostlyUnbroken() {
            return 2L * unbroken > recordings;
        }
    }

    /** The recordings of one class. In JSON the tally's fields stand beside the label. */
    public record ClassTally(String label, @JsonUnwrapped Tally tally) {}

    public BreakingLevels {
        levels = List.copyOf(levels);
        perClass = List.copyOf(perClass);
        requireRising(levels);
        requireFit(levels, all);
        for (ClassTally ofClass : perClass) {
            requireFit(levels, ofClass.tally());
        }
        requireSum(Tally::recordings, all, perClass);
        requireSum(Tally::wrongWithoutNoise, all, perClass);
    }

    /** As if only these of the levels, at least one, had been run. */
    public BreakingLevels at(List<Double> kept) {
        if (kept.equals(levels)) {
            return this;
        }
        return new BreakingLevels(
                kept,
                all.at(levels, kept),
                perClass.stream()
                        .map(one -> new ClassTally(one.label(), one.tally().at(levels, kept)))
                        .toList());
    }

    private static void requireRising(List<Double> levels) {
        double before = 0;
        for (double level : levels) {
            if (!(level > before) || Double.isInfinite(level)) {
                throw new IllegalArgumentException("noise levels must be positive and rise, got " + levels);
            }
            before = level;
        }
    }

    private static void requireFit(List<Double> levels, Tally tally) {
        if (levels.isEmpty() || tally.counts().size() != levels.size()) {
            throw new IllegalArgumentException("expected a count for each of the levels " + levels
                    + ", which are at least one, got " + tally.counts());
        }
        boolean leftLevels = tally.median()
                .known()
                .map(median -> !levels.containsAll(List.of(median.value(), median.low(), median.high())))
                .orElse(false);
        if (leftLevels) {
            throw new IllegalArgumentException("a median and its interval must be levels, got " + tally.median());
        }
    }

    private static void requireSum(ToIntFunction<Tally> number, Tally all, List<ClassTally> perClass) {
        int sum = perClass.stream().mapToInt(c -> number.applyAsInt(c.tally())).sum();
        if (sum != number.applyAsInt(all)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "expected classes that have %s together, got %d",
                    Counted.of(number.applyAsInt(all), "recording"),
                    sum));
        }
    }
}
