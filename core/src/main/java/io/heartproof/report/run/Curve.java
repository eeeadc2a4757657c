package io.heartproof.report.run;

import io.heartproof.condition.Kind;
import io.heartproof.metric.OverallScores;
import io.heartproof.report.paired.NoiseWords;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One line of the plots.
 *
 * @param name of the run or the defence
 * @param kind of the noise
 * @param levels scores by strength of the noise, also without noise
 */
public record Curve(String name, Kind kind, SortedMap<Double, OverallScores> levels) {
    public Curve {
        levels = Collections.unmodifiableSortedMap(new TreeMap<>(levels));
    }

    /** How the kind is named. */
    public NoiseWords words() {
        return NoiseWords.of(kind);
    }
}
