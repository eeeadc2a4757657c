package io.heartproof.report.comparison;

import io.heartproof.condition.Condition;
import io.heartproof.condition.Kind;
import io.heartproof.condition.LevelUnit;
import io.heartproof.metric.Figure;
import io.heartproof.metric.OverallScores;
import io.heartproof.report.paired.RunOrigin;
import io.heartproof.report.run.Curve;
import io.heartproof.report.section.CurveSection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was found of one defence: means over its seeds, with intervals over seeds and recordings.
 *
 * @param clean without noise
 * @param noises each kind of noise
 * @param cost of its training
 * @param runs what it was found from, in the order of the seeds
 */
public record Defence(String name, OverallScores clean, List<Noisy> noises, Cost cost, List<RunOrigin> runs) {
    /**
     * Under one kind of noise.
     *
     * @param kind of the noise
     * @param robustAccuracy see {@link io.heartproof.metric.robustness.RobustAccuracy}
     * @param levels rising
     */
    public record Noisy(Kind kind, Figure robustAccuracy, List<Level> levels) {
        public Noisy {
            levels = List.copyOf(levels);
            if (levels.isEmpty()) {
                throw new IllegalArgumentException("a kind of noise must have a level, got none");
            }
        }
    }

    /** Scores at a level, as it stands in the other files. */
    public record Level(double level, OverallScores scores) {}

    /**
     * What training took on the machine that trained.
     *
     * @param seconds of each seed's epochs, in the order of the seeds; empty where a run has no history
     * @param mean of them
     * @param timesBaseline how many times as long as {@link Comparison#BASELINE} with the same seed
     */
    public record Cost(List<Double> seconds, Figure mean, Figure timesBaseline) {
        public Cost {
            seconds = List.copyOf(seconds);
        }
    }

    public Defence {
        noises = List.copyOf(noises);
        runs = List.copyOf(runs);
    }

    /** The lines of the plots. */
    CurveSection.Compared compared() {
        return new CurveSection.Compared(
                name, List.of(clean), noises.stream().map(this::curve).toList());
    }

    private Curve curve(Noisy noisy) {
        LevelUnit unit = noisy.kind().unit();
        SortedMap<Double, OverallScores> levels = new TreeMap<>();
        levels.put(unit.noStrength(), clean);
        noisy.levels().forEach(level -> levels.put(unit.strength(level.level()), level.scores()));
        return new Curve(name, noisy.kind(), levels);
    }

    /** Kinds and levels, to be the same for all defences. */
    List<Condition> conditions() {
        return noises.stream()
                .flatMap(noisy -> noisy.levels().stream().map(level -> new Condition(noisy.kind(), level.level())))
                .toList();
    }
}
