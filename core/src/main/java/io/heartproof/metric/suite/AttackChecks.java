package io.heartproof.metric.suite;

import io.heartproof.condition.Kind;
import java.util.List;

/**
 * Whether the figures of one attack can be trusted that is no suite, so that it does not examine itself: an entry of {@code
 * attackChecks} in {@code results.json}. Immutable.
 *
 * @param kind of the noise
 */
public record AttackChecks(Kind kind, List<Check> checks) {
    public AttackChecks {
        checks = List.copyOf(checks);
    }

    /** The checks that say that the figures are not to be trusted. */
    public List<Check> alarms() {
        return checks.stream().filter(Check::alarm).toList();
    }
}
