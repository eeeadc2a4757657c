package io.heartproof.web.guard;

import java.util.concurrent.atomic.AtomicLong;

/** The bytes of bodies that may be held at once, those that still arrive included. Thread-safe. */
public final class Space {
    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    public Space(long limit) {
        this.limit = limit;
    }

    /** Takes some; {@link RequestRefusal}, and nothing taken, where so many are not left. */
    public void take(long bytes) {
        if (!tryTake(bytes)) {
            throw new RequestRefusal(ProblemKind.TOO_BUSY, "too many bodies arrive at once, try again in a second");
        }
    }

    /** Takes some, or nothing where so many are not left: {@code false} then. */
    public boolean tryTake(long bytes) {
        if (taken.addAndGet(bytes) > limit) {
            taken.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    /** How many are taken now. */
    public long taken() {
        return taken.get();
    }

    /** Gives back what was taken. */
    public void free(long bytes) {
        taken.addAndGet(-bytes);
    }
}
