package io.heartproof.attack.suite;

import io.heartproof.problem.BadUsage;

/**
 * How long the attacks of a suite search; the keys under {@code evaluation.attack.suite}. Immutable.
 *
 * @param iterations gradient steps of every attack by gradients, at least 1; the search for the smallest noise makes twice
 *     as many
 * @param queries questions of every attack by answers, at least 1
 */
public record SuiteStrength(int iterations, int queries) {
    public SuiteStrength {
        if (iterations < 1) {
            throw BadUsage.expected("evaluation.attack.suite.iterations", "at least 1", iterations);
        }
        if (queries < 1) {
            throw BadUsage.expected("evaluation.attack.suite.queries", "at least 1", queries);
        }
    }

    /** Twice as long. */
    SuiteStrength doubled() {
        return new SuiteStrength(2 * iterations, 2 * queries);
    }
}
