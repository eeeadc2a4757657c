package io.heartproof.benchmark.attack;

import io.heartproof.attack.PassCounts;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** What an attack cost over all its runs. Thread-safe. */
final class EffortTally {
    private static final double SECOND = 1e9;

    private final LongAdder forward = new LongAdder();
    private final LongAdder backward = new LongAdder();
    private final LongAdder nanoseconds = new LongAdder();

    void add(PassCounts passes) {
        forward.add(IntStream.of(passes.forward()).sum());
        backward.add(IntStream.of(passes.backward()).sum());
    }

    void addNanoseconds(long further) {
        nanoseconds.add(further);
    }

    long forward() {
        return forward.sum();
    }

    long backward() {
        return backward.sum();
    }

    double seconds() {
        return nanoseconds.sum() / SECOND;
    }
}
