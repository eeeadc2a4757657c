package io.heartproof.benchmark.attack;

import io.heartproof.attack.journal.AttackFinding;

/** What an attack cost over all its runs. Not thread-safe. */
final class MeasuredEffort {
    private static final double SECOND = 1e9;

    private long forward;
    private long backward;
    private long nanoseconds;

    void add(AttackFinding finding) {
        forward += finding.forward();
        backward += finding.backward();
    }

    void addNanoseconds(long further) {
        nanoseconds += further;
    }

    long forward() {
        return forward;
    }

    long backward() {
        return backward;
    }

    double seconds() {
        return nanoseconds / SECOND;
    }
}
