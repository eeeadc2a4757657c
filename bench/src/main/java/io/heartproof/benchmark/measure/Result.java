package io.heartproof.benchmark.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
 * @param gigaflops how fast each side computed, where that is known (null in JSON otherwise)
 * @param agreements of the two sides' answers, where they give any
 */
public record Result(
        String name,
        double baseline,
        double candidate,
        MeasurementUnit unit,
        RatioOverRounds ratio,
        int rounds,
        List<String> notes,
        Optional<Gigaflops> gigaflops,
        List<Agreement> agreements) {
    public Result {
        notes = List.copyOf(notes);
        agreements = List.copyOf(agreements);
    }

    /**
     * The ratio over the rounds; above 1 the candidate is better.
     *
     * @param value median of the rounds' ratios
     * @param low the smallest of them
     * @param high the largest of them
     */
    public record RatioOverRounds(double value, double low, double high) {}

    /** Billions of floating-point operations per second, by the medians. */
    public record Gigaflops(double baseline, double candidate) {}

    /** From the figures of each round, in the same order. */
    public static Result of(String name, MeasurementUnit unit, double[] baselines, double[] candidates) {
        double[] ratios = IntStream.range(0, baselines.length)
                .mapToDouble(i -> unit.ratio(baselines[i], candidates[i]))
                .sorted()
                .toArray();
        RatioOverRounds ratio = new RatioOverRounds(median(ratios), ratios[0], ratios[ratios.length - 1]);
        return new Result(
                name,
                median(baselines),
                median(candidates),
                unit,
                ratio,
                ratios.length,
                List.of(),
                Optional.empty(),
                List.of());
    }

    /** The same, resting on these notes. */
    public Result noted(List<String> others) {
        return new Result(name, baseline, candidate, unit, ratio, rounds, others, gigaflops, agreements);
    }

    /** The same, computing so fast. */
    public Result at(Gigaflops speed) {
        return new Result(name, baseline, candidate, unit, ratio, rounds, notes, Optional.of(speed), agreements);
    }

    /** The same, with answers that agree so far. */
    public Result agreeing(List<Agreement> others) {
        return new Result(name, baseline, candidate, unit, ratio, rounds, notes, gigaflops, others);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
