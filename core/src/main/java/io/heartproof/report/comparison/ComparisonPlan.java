package io.heartproof.report.comparison;

import io.heartproof.condition.Kind;
import io.heartproof.metric.paired.CrossedBootstrap;
import io.heartproof.problem.BadUsage;
import io.heartproof.report.paired.TestedLevels;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a comparison computes. Fix it before you look at the results.
 *
 * @param resamples lists drawn for intervals, see {@link CrossedBootstrap}
 * @param seed of what is drawn
 * @param testedLevels by condition ({@code adversarial}, {@code whiteNoise}, {@code recordedNoise}) the levels that defences
 *     are tested at. A condition without entry is tested at the {@link TestedLevels}. Without noise is always tested.
 */
public record ComparisonPlan(int resamples, long seed, Map<String, List<Double>> testedLevels) {
    private static final int USUAL_RESAMPLES = 2000;

    public ComparisonPlan {
        testedLevels = new TreeMap<>(testedLevels);
        new CrossedBootstrap(resamples, seed);
    }

    /** 2,000 lists; two levels of each kind of noise. */
    public static ComparisonPlan usual(long seed) {
        return new ComparisonPlan(USUAL_RESAMPLES, seed, Map.of());
    }

    CrossedBootstrap bootstrap() {
        return new CrossedBootstrap(resamples, seed);
    }

    /** The levels tested out of those run, which rise. */
    List<Double> tested(Kind kind, List<Double> run) {
        List<Double> wanted = testedLevels.get(kind.family().toString());
        if (wanted == null) {
            return TestedLevels.usual(kind, run);
        }
        for (double level : wanted) {
            if (!run.contains(level)) {
                throw new BadUsage("the levels to test under %s noise must be among %s, got %s"
                        .formatted(kind.family(), run, level));
            }
        }
        return wanted.stream().distinct().sorted().toList();
    }
}
