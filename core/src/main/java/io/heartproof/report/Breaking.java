package io.heartproof.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.heartproof.metric.BreakingLevels;

/**
 * How much noise of one attack it takes. In JSON the fields of the counts stand beside the others.
 *
 * @param attack such as {@code pgd}
 * @param norm {@code linf} or {@code l2}
 * @param unit of the levels, as in {@link Adversarial}
 * @param iterations steps of each start
 * @param starts random starts
 * @param counts recordings by the smallest level that breaks them
 */
public record Breaking(
        String attack,
        String norm,
        String unit,
        int iterations,
        int starts,
        @JsonUnwrapped BreakingLevels counts) {
    public Breaking {
        Adversarial.checkedNorm(norm);
    }

    /** Whether these are the scores at one of its levels. */
    public boolean covers(Adversarial level) {
        return attack.equals(level.attack())
                && norm.equals(level.norm())
                && unit.equals(level.unit())
                && iterations == level.iterations()
                && starts == level.starts()
                && counts.levels().contains(level.epsilon());
    }
}
