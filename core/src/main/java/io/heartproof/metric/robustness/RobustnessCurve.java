package io.heartproof.metric.robustness;

import io.heartproof.label.LabelSet;
import io.heartproof.metric.Bootstrap;
import io.heartproof.metric.Figure;
import io.heartproof.problem.BadUsage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Accuracy against noise level, the area under it, and the levels that break each recording. The area is made of trapezoids
 * from level 0 (no noise) to the largest level, divided by the largest level, so from 0 to 1.
 *
 * <p>The area is linear in the accuracies, so it is the mean over recordings of the area under each recording's own curve
 * (1 where it is classified correctly, else 0). Its interval resamples those areas: each drawn list of recordings is the
 * same at every level. Not thread-safe.
 */
public final class RobustnessCurve {
    private final int[] truth;
    private final TreeMap<Double, int[]> predictedByLevel = new TreeMap<>();

    /**
     * @param truth class index of each recording
     * @param cleanPredicted class index that the classifier gave it without noise
     */
    public RobustnessCurve(int[] truth, int[] cleanPredicted) {
        this.truth = truth.clone();
        put(0, cleanPredicted);
    }

    /** Adds the predictions at one more level, in any order of levels. */
    public RobustnessCurve at(double level, int[] predicted) {
        if (!(level > 0) || Double.isInfinite(level)) {
            throw new BadUsage("a noise level must be positive, got " + level);
        }
        if (predictedByLevel.containsKey(level)) {
            throw new BadUsage("noise level " + level + " is given twice");
        }
        put(level, predicted);
        return this;
    }

    /** The area, with its interval; undefined where there is no recording or no level above 0. */
    public Figure area(Bootstrap bootstrap) {
        if (predictedByLevel.size() == 1) {
            return Figure.undefined("the area under accuracy is undefined: no noise level was run");
        }
        double[] levels =
                predictedByLevel.keySet().stream().mapToDouble(level -> level).toArray();
        double[] areas = new double[truth.length];
        Arrays.setAll(areas, recording -> area(levels, correctAtLevels(recording)));
        return bootstrap.mean(areas, "the area under accuracy");
    }

    /**
     * The smallest level at which each recording is classified wrongly: 0 where it takes no noise, infinite where no level
     * does it.
     */
    public double[] smallestBreaking() {
        double[] smallest = new double[truth.length];
        Arrays.setAll(
                smallest,
                recording -> predictedByLevel.entrySet().stream()
                        .filter(level -> level.getValue()[recording] != truth[recording])
                        .mapToDouble(Map.Entry::getKey)
                        .findFirst()
                        .orElse(Double.POSITIVE_INFINITY));
        return smallest;
    }

    /** Those levels, counted by class, with their medians; at least one level above 0 must have been added. */
    public BreakingLevels breakingLevels(LabelSet labels, Bootstrap bootstrap) {
        List<Double> levels = List.copyOf(predictedByLevel.tailMap(0.0, false).keySet());
        return new BreakingCount(labels, levels).of(truth, smallestBreaking(), bootstrap);
    }

    /**
     * The area under given accuracies.
     *
     * @param levels strictly increasing, the first is 0
     * @param accuracy one per level
     */
    public static double area(double[] levels, double[] accuracy) {
        double sum = 0;
        for (int i = 1; i < levels.length; i++) {
            sum += (levels[i] - levels[i - 1]) * (accuracy[i] + accuracy[i - 1]) / 2;
        }
        return sum / levels[levels.length - 1];
    }

    private double[] correctAtLevels(int recording) {
        return predictedByLevel.values().stream()
                .mapToDouble(predicted -> predicted[recording] == truth[recording] ? 1 : 0)
                .toArray();
    }

    private void put(double level, int[] predicted) {
        if (predicted.length != truth.length) {
            throw new IllegalArgumentException(
                    "expected as many predictions as labels (" + truth.length + "), got " + predicted.length);
        }
        predictedByLevel.put(level, predicted.clone());
    }
}
