package io.heartproof.web.limit;

import io.heartproof.web.answer.ProblemKind;
import io.heartproof.web.answer.Refusal;
import java.time.Duration;

/**
 * The places of requests that are read, wait or are computed. Who finds none free is told to come back, who finds the
 * service closing is sent away. Thread-safe.
 */
public final class Places {
    private final int limit;
    private int taken;
    private boolean closing;

    /** @param limit how many there are */
    public Places(int limit) {
        this.limit = limit;
    }

    /** A place that was taken; closing it frees it, once is enough. */
    public interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** Takes a place; {@link Refusal} where none is free. */
    public synchronized Place take() {
        if (closing) {
            throw new Refusal(ProblemKind.UNAVAILABLE, "the service is shutting down");
        }
        if (taken == limit) {
            throw new Refusal(ProblemKind.TOO_BUSY, "all places are taken, try again in a second");
        }
        taken++;
        return new Taken();
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

    /** Sends new requests away from now on, and waits for those that have a place, as long as {@code patience}. */
    public synchronized void close(Duration patience) throws InterruptedException {
        closing = true;
        long end = System.nanoTime() + patience.toNanos();
        for (long left = patience.toMillis(); taken > 0 && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    private synchronized void free() {
        taken--;
        notifyAll();
    }

    private final class Taken implements Place {
        private boolean freed;

        @Override
        public void close() {
            if (!freed) {
                freed = true;
                free();
            }
        }
    }
}
