package io.heartproof.classify;

import ai.onnxruntime.OrtException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * All calls of ONNX Runtime, and their end. A shutdown hook of its own frees what calls under way still use, and the process dies
 * of it. So a program that ends while other threads may compute calls {@link #end} before {@link System#exit}. Thread-safe.
 */
public final class OnnxCalls {
    /** Read by calls; written once, for good, by the end. */
    private static final ReadWriteLock LOCK = new ReentrantReadWriteLock();

    private OnnxCalls() {}

    /** Something that calls ONNX Runtime. */
    interface Call<T> {
        T make() throws OrtException;
    }

    /** Makes a call, or a sequence of them. After the end it does not begin: the thread waits for the process to end. */
    static <T> T make(Call<T> call) throws OrtException {
        LOCK.readLock().lock();
        try {
            return call.make();
        } finally {
            LOCK.readLock().unlock();
        }
    }

    /**
     * Waits until the calls under way have ended; none begins any more. For the thread that ends the process next.
     *
     * @return whether they ended in time; otherwise only {@link Runtime#halt} is safe
     */
    public static boolean end(Duration patience) {
        try {
            return LOCK.writeLock().tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
