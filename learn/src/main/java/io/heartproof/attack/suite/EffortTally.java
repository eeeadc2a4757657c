package io.heartproof.attack.suite;

import io.heartproof.attack.Attack;
import io.heartproof.attack.journal.AttackFinding;
import io.heartproof.metric.suite.AttackEffort;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what each attack did. Not thread-safe. */
final class EffortTally {
    private final Map<String, AttackEffort> efforts = new LinkedHashMap<>();

    /** Adds one round of an attack, which took so long. */
    void add(Attack attack, List<AttackFinding> found, double seconds) {
        AttackEffort before = efforts.getOrDefault(
                attack.name(), new AttackEffort(attack.name(), !Suite.isBlackBox(attack), 0, 0, 0, 0, 0));
        efforts.put(
                attack.name(),
                new AttackEffort(
                        before.attack(),
                        before.gradients(),
                        before.attacked()
                                + (int) found.stream()
                                        .filter(one -> one.isMade() || one.forward() > 0)
                                        .count(),
                        before.broken()
                                + (int) found.stream()
                                        .filter(AttackFinding::broken)
                                        .count(),
                        before.forward()
                                + found.stream()
                                        .mapToLong(AttackFinding::forward)
                                        .sum(),
                        before.backward()
                                + found.stream()
                                        .mapToLong(AttackFinding::backward)
                                        .sum(),
                        before.seconds() + seconds));
    }

    /** In the order of the first round of each. */
    List<AttackEffort> efforts() {
        return List.copyOf(efforts.values());
    }
}
