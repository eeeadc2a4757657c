package io.heartproof.parallel;

import java.util.concurrent.CancellationException;

/**
 * How a long computation on one thread learns that nobody waits for its result any more: the caller that started it interrupts
 * the thread, and the work asks here between its pieces. The thread stays interrupted. Thread-safe, without state.
 */
public final class Interruption {
    /** Loops of cheap steps ask once in so many: a power of two. */
    private static final int STEPS = 1 << 16;

    private Interruption() {}

    /** @throws CancellationException where this thread has been interrupted */
    public static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the work was interrupted");
        }
    }

    /** As {@link #check}, but asks at few of the steps of a loop only: {@code step} is its counter. */
    public static void checkAt(int step) {
        if ((step & (STEPS - 1)) == 0) {
            check();
        }
    }
}
