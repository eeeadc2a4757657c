package io.heartproof.report.comparison;

import io.heartproof.metric.CrossedBootstrap;
import io.heartproof.problem.BadUsage;
import io.heartproof.report.NoiseKind;
import io.heartproof.report.Prediction;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a comparison computes; to be fixed before the results are looked at.
 *
 * @param resamples lists drawn for intervals, see {@link CrossedBootstrap}
 * @param seed of what is drawn
 * @param testedLevels by condition ({@code adversarial}, {@code whiteNoise}, {@code recordedNoise}) the levels that defences
 *     are tested at. A condition without entry is tested at two of its n levels, those with rising index {@code (n - 1)/3}
 *     and {@code 2(n - 1)/3}; recorded noise, which has several sources, at the middle one, {@code (n - 1)/2}. Without noise
 *     is always tested. More levels cost power: all tests together are one family.
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
    List<Double> tested(NoiseKind kind, List<Double> run) {
        List<Double> wanted = testedLevels.get(kind.condition());
        if (wanted == null) {
            int last = run.size() - 1;
            boolean recorded = kind.condition().equals(Prediction.RECORDED_NOISE);
            Stream<Integer> indices = recorded ? Stream.of(last / 2) : Stream.of(last / 3, 2 * last / 3);
            return indices.distinct().map(run::get).toList();
        }
        for (double level : wanted) {
            if (!run.contains(level)) {
                throw new BadUsage("the levels to test under %s noise must be among %s, got %s"
                        .formatted(kind.condition(), run, level));
            }
        }
        return wanted.stream().distinct().sorted().toList();
    }
}
