package io.heartproof.report.section;

import io.heartproof.metric.OverallScores;
import io.heartproof.report.NoiseKind;
import io.heartproof.report.paired.LevelForm;
import io.heartproof.report.paired.NoiseWords;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One line of the plots.
 *
 * @param name of the run or the defence
 * @param kind of the noise
 * @param levels scores by level, that without noise at {@link LevelForm#none()}
 */
public record Curve(String name, NoiseKind kind, SortedMap<Double, OverallScores> levels) {
    public Curve {
        levels = Collections.unmodifiableSortedMap(new TreeMap<>(levels));
    }

    NoiseWords words() {
        return NoiseWords.of(kind);
    }
}
