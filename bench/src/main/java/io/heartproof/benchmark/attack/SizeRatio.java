package io.heartproof.benchmark.attack;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How large the smallest noise found here is, in the size that the original found: 1.02 is 2 % larger.
 *
 * @param median over the recordings
 * @param ninetieth its 90th percentile
 * @param larger recordings where ours is more than a tenth larger
 */
public record SizeRatio(double median, double ninetieth, List<String> larger) {
    private static final double MOST_MEDIAN = 1.01;
    private static final double MOST_NINETIETH = 1.10;

    public SizeRatio {
        larger = List.copyOf(larger);
    }

    /** Of sizes of the same recordings. */
    static SizeRatio of(List<String> recordings, double[] ours, double... original) {
        double[] ratios = IntStream.range(0, ours.length)
                .mapToDouble(n -> ours[n] / original[n])
                .toArray();
        List<String> larger = IntStream.range(0, ratios.length)
                .filter(n -> ratios[n] > MOST_NINETIETH)
                .mapToObj(n -> String.format(Locale.ROOT, "%s %.2f", recordings.get(n), ratios[n]))
                .toList();
        return new SizeRatio(quantile(ratios, 0.5), quantile(ratios, 0.9), larger);
    }

    /** The smallest value that at least that share of the values does not exceed. */
    private static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    /** Whether the search here is as good. */
    public boolean holds() {
        return median <= MOST_MEDIAN && ninetieth <= MOST_NINETIETH;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "smallest noise in that of the original: median %.4f (at most %s), 90th percentile %.4f (at most %s)%s",
                median,
                MOST_MEDIAN,
                ninetieth,
                MOST_NINETIETH,
                larger.isEmpty() ? "" : "; larger: " + String.join(", ", larger));
    }
}
