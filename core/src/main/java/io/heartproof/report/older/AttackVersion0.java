package io.heartproof.report.older;

import io.heartproof.condition.Family;
import io.heartproof.condition.Kind;

/**
 * An attack, as a {@code results.json} without a version describes it.
 *
 * @param attack its name
 * @param norm {@code linf} or {@code l2}
 * @param unit {@code relative} (each lead's peak is 1) or {@code microvolts}
 * @param iterations steps of each start
 * @param starts random starts
 */
public record AttackVersion0(String attack, String norm, String unit, int iterations, int starts) {
    /** What it is today. */
    public Kind now() {
        return new NoiseVersion0(Family.ADVERSARIAL.toString(), attack, norm, unit, iterations, starts).now();
    }
}
