package io.heartproof.metric.suite;

import java.util.List;
import java.util.Optional;

/**
 * What one attack of a suite did, and how strong it is alone. Immutable.
 *
 * @param effort how often it asked, and what it broke of what was given to it
 * @param accuracy at each level, of the sample that every attack ran on alone; empty where it did not
 * @param optimality how near it comes to the envelope on that sample, see {@link SecurityCurve}; empty where nothing was broken
 */
public record AttackFindings(AttackEffort effort, List<Double> accuracy, Optional<Double> optimality) {
    public AttackFindings {
        accuracy = List.copyOf(accuracy);
    }
}
