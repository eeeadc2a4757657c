package io.heartproof.evaluation;

import io.heartproof.problem.BadUsage;
import java.util.List;

/** The rule for a configured list of noise levels. */
public final class RisingLevels {
    private RisingLevels() {}

    /** Refuses what is not positive, finite, each larger than the one before. */
    public static void require(String key, List<Double> levels) {
        double before = 0;
        for (double level : levels) {
            if (!(level > before) || Double.isInfinite(level)) {
                throw BadUsage.expected(key, "positive numbers, each larger than the one before", levels);
            }
            before = level;
        }
    }
}
