package io.heartproof.benchmark.round;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a comparison found.
 *
 * @param name such as {@code training.bucket}
 * @param baseline median over the rounds, in {@code unit}
 * @param candidate median over the rounds, in {@code unit}
 * @param ratio how many times better the candidate is, round by round
 * @param rounds how many there were, without the warm-up
 * @param notes what the figures rest on, one sentence each
 */
public record Result(
        String name, double baseline, double candidate, Unit unit, Ratio ratio, int rounds, List<String> notes) {
    public Result {
        notes = List.copyOf(notes);
    }

    /**
     * The ratio over the rounds; above 1 the candidate is better.
     *
     * @param value median of the rounds' ratios
     * @param low the smallest of them
     * @param high the largest of them
     */
    public record Ratio(double value, double low, double high) {}

    /** From the figures of each round, in the same order. */
    static Result of(String name, Unit unit, double[] baselines, double[] candidates) {
        double[] ratios = IntStream.range(0, baselines.length)
                .mapToDouble(i -> unit.ratio(baselines[i], candidates[i]))
                .sorted()
                .toArray();
        Ratio ratio = new Ratio(median(ratios), ratios[0], ratios[ratios.length - 1]);
        return new Result(name, median(baselines), median(candidates), unit, ratio, ratios.length, List.of());
    }

    /** The same, resting on these notes. */
    public Result noted(List<String> others) {
        return new Result(name, baseline, candidate, unit, ratio, rounds, others);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
