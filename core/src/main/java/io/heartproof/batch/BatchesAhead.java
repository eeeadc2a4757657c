package io.heartproof.batch;

import java.util.ArrayDeque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Batches of a plan, in its order, made by a thread of their own while earlier ones are worked on.
 *
 * <pre>{@code
 * plan -> maker, one piece after the other -> batches that wait, up to 16 and 32 MiB -> next()
 * }</pre>
 *
 * <p>The thread makes the next batch only while fewer than 16 wait and have less than 32 MiB, so that at most that and one batch
 * more are in memory besides those worked on. Where several of these work side by side, they share that room; each may always
 * have one batch that waits. What the maker throws, {@link #next} throws in the place of its batch.
 * Closing waits until the thread has done with the batch it is at; it is never interrupted, as that would close the file
 * that it may be reading. One thread at a time takes and closes.
 */
public final class BatchesAhead implements AutoCloseable {
    private static final long ENOUGH_VALUES = 8 << 20;
    private static final int ENOUGH_BATCHES = 16;

    private final Thread thread;
    private final long enoughValues;
    private final int enoughBatches;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Batch> waiting = new ArrayDeque<>();
    private boolean closed;
    private boolean ended;
    private @Nullable Throwable failure;

    private <P> BatchesAhead(List<P> plan, Function<P, Batch> maker, int sideBySide) {
        enoughValues = Math.max(1, ENOUGH_VALUES / sideBySide);
        enoughBatches = Math.max(1, ENOUGH_BATCHES / sideBySide);
        thread = new Thread(() -> make(plan, maker), "batches ahead");
        thread.setDaemon(true);
    }

    /** Begins at once. The maker is called on the other thread, for each piece of the plan once and in order. */
    public static <P> BatchesAhead of(List<P> plan, Function<P, Batch> maker) {
        return of(plan, maker, 1);
    }

    /**
     * As above, beside others.
     *
     * @param sideBySide how many share the room, this one among them
     */
    public static <P> BatchesAhead of(List<P> plan, Function<P, Batch> maker, int sideBySide) {
        BatchesAhead batches = new BatchesAhead(plan, maker, sideBySide);
        batches.thread.start();
        return batches;
    }

    /**
     * The batch of the next piece, as soon as it is made.
     *
     * @throws NoSuchElementException where the plan is at its end
     */
    public Batch next() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !ended) {
                changed.awaitUninterruptibly();
            }
            if (waiting.isEmpty()) {
                throw failure();
            }
            changed.signalAll();
            return waiting.remove();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
            while (!ended) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private <P> void make(List<P> plan, Function<P, Batch> maker) {
        Throwable thrown = null;
        try {
            for (P piece : plan) {
                if (!hasRoom()) {
                    break;
                }
                add(maker.apply(piece));
            }
        } catch (RuntimeException | Error e) {
            thrown = e;
        } finally {
            end(thrown);
        }
    }

    /** Waits until another batch may be made; false where none is wanted any more. */
    private boolean hasRoom() {
        lock.lock();
        try {
            while (!closed
                    && (waiting.size() >= enoughBatches
                            || waiting.stream()
                                            .mapToLong(batch -> batch.values().length)
                                            .sum()
                                    >= enoughValues)) {
                changed.awaitUninterruptibly();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void add(Batch batch) {
        lock.lock();
        try {
            waiting.add(batch);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void end(@Nullable Throwable thrown) {
        lock.lock();
        try {
            failure = thrown;
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private RuntimeException failure() {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException exception
                ? exception
                : new NoSuchElementException("no more batches");
    }
}
