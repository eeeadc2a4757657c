package io.heartproof.benchmark.attack;

import java.util.Locale;

/**
 * How strong an attack is, and what it costs: over all its runs.
 *
 * @param optimality 1 where it finds every recording's smallest level, see {@link io.heartproof.metric.suite.SecurityCurve}
 * @param forward passes
 * @param backward gradients
 * @param seconds on this machine, with all its workers
 */
public record AttackStrength(String attack, double optimality, long forward, long backward, double seconds) {
    static AttackStrength of(String attack, double optimality, MeasuredEffort effort) {
        return new AttackStrength(attack, optimality, effort.forward(), effort.backward(), effort.seconds());
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-12s %10.4f %10d %10d %8.0f %8.2f",
                attack,
                optimality,
                forward,
                backward,
                seconds,
                forward == 0 ? 0 : 1e3 * seconds / forward);
    }
}
