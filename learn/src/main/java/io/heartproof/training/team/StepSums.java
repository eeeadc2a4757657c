package io.heartproof.training.team;

import io.heartproof.process.ProcessGroup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Where the workers of one step tell one another numbers, once or several times: each has a seat and waits there for all others,
 * those of other processes, too. What was given at every second time is kept apart, so that nobody overwrites what another still
 * sums up.
 */
final class StepSums {
    private static final double[] NOTHING = {};

    private final List<List<double[]>> given;
    private final Phaser all;
    private final ProcessGroup processes;
    private volatile double[] overProcesses = NOTHING;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /**
     * @param seats of this process's workers, all of which must come or {@link #abandon}
     * @param processes that share the step
     */
    StepSums(int seats, ProcessGroup processes) {
        given = List.of(
                new ArrayList<>(Collections.nCopies(seats, NOTHING)),
                new ArrayList<>(Collections.nCopies(seats, NOTHING)));
        all = new Phaser(seats);
        this.processes = processes;
    }

    /** The sums of what each seat of each process gives, in their order; who gives nothing counts as zeros. */
    double[] sums(int seat, double[] own) {
        List<double[]> now = given.get(all.getPhase() & 1);
        now.set(seat, own);
        meet();
        if (processes.isAlone()) {
            return sum(now);
        }
        if (seat == 0) {
            overProcesses = processes.sum(sum(now));
        }
        meet();
        return overProcesses;
    }

    /** Has one worker do the work when all have come; all wait until it is done. */
    void once(int seat, Runnable work) {
        meet();
        if (seat == 0) {
            work.run();
        }
        meet();
    }

    private void meet() {
        if (all.arriveAndAwaitAdvance() < 0) {
            throw new IllegalStateException("another part of the step failed", failure.get());
        }
    }

    /** Lets nobody wait, now or later, for a worker that failed. */
    void abandon(Throwable cause) {
        failure.compareAndSet(null, cause);
        all.forceTermination();
    }

    /** What the first worker that failed failed of, if one did. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    /** The sums, place by place, in the order of the list. */
    static double[] sum(List<double[]> numbers) {
        int places = numbers.stream().mapToInt(own -> own.length).max().orElse(0);
        double[] sums = new double[places];
        for (double[] own : numbers) {
            for (int i = 0; i < own.length; i++) {
                sums[i] += own[i];
            }
        }
        return sums;
    }
}
