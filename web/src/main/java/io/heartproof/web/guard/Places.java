package io.heartproof.web.guard;

import java.time.Duration;

/**
 * The places of requests that wait or are computed. A visitor whose body still arrives has none, so that slow senders keep no one
 * out. A visitor who finds none free is asked to come back; one who finds the service closing is sent away. Thread-safe.
 */
public final class Places {
    private final int limit;
    private int inside;
    private int taken;
    private boolean closing;

    /** @param limit how many there are */
    public Places(int limit) {
        this.limit = limit;
    }

    /** Lets a request in; {@link RequestRefusal} where it could not get a place now. */
    public synchronized Visit enter() {
        if (closing) {
            throw new RequestRefusal(ProblemKind.UNAVAILABLE, "the service is shutting down");
        }
        requireFree();
        inside++;
        return new Visit();
    }

    public synchronized int taken() {
        return taken;
    }

    public int limit() {
        return limit;
    }

    /** Whether new requests are sent away. */
    public synchronized boolean closing() {
        return closing;
    }

    /** Sends new requests away from now on, and waits for those that were let in, as long as {@code patience}. */
    public synchronized void close(Duration patience) throws InterruptedException {
        closing = true;
        long end = System.nanoTime() + patience.toNanos();
        for (long left = patience.toMillis(); inside > 0 && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    private void requireFree() {
        if (taken == limit) {
            throw new RequestRefusal(ProblemKind.TOO_BUSY, "all places are taken, try again in a second");
        }
    }

    /** A request that was let in. Closing it frees what it has; further calls do nothing. */
    public final class Visit implements AutoCloseable {
        private boolean seated;
        private boolean left;

        private Visit() {}

        /** Takes a place, once the whole request is here; {@link RequestRefusal} where none is free. */
        public void takePlace() {
            synchronized (Places.this) {
                requireFree();
                seated = true;
                taken++;
            }
        }

        @Override
        public void close() {
            synchronized (Places.this) {
                if (!left) {
                    left = true;
                    inside--;
                    taken -= seated ? 1 : 0;
                    Places.this.notifyAll();
                }
            }
        }
    }
}
