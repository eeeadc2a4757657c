package io.heartproof.report;

import io.heartproof.condition.Kind;
import io.heartproof.metric.Figure;
import io.heartproof.metric.robustness.BreakingLevels;
import java.util.List;
import java.util.Optional;

/**
 * What all levels of one kind of noise say together.
 *
 * @param area under plain accuracy against level, see {@link io.heartproof.metric.robustness.RobustnessCurve}
 * @param breakingLevels recordings by the smallest level that breaks them, of an attack
 */
public record KindFindings(Kind kind, Figure area, Optional<BreakingLevels> breakingLevels) {
    /** Where there is no area. */
    public static final Figure NOT_RUN =
            Figure.undefined("the area under accuracy is undefined: no noise level was run");

    /** The levels that recordings were counted at, none where they were not. */
    List<Double> countedLevels() {
        return breakingLevels.map(BreakingLevels::levels).orElse(List.of());
    }
}
