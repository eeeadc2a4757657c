package io.heartproof.web.guard;

import java.util.concurrent.atomic.AtomicLong;

/** The bytes of bodies that may lie on disk at once, those that still arrive included. Thread-safe. */
public final class Space {
    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    public Space(long limit) {
        this.limit = limit;
    }

    /** Takes some; {@link RequestRefusal}, and nothing taken, where so many are not left. */
    public void take(long bytes) {
        if (taken.addAndGet(bytes) > limit) {
            taken.addAndGet(-bytes);
            throw new RequestRefusal(ProblemKind.TOO_BUSY, "too many bodies arrive at once, try again in a second");
        }
    }

    /** Gives back what was taken. */
    public void free(long bytes) {
        taken.addAndGet(-bytes);
    }
}
