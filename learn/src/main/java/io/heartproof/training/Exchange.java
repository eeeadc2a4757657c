package io.heartproof.training;

import java.util.Arrays;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicReference;

/** Where the shares of a batch tell one another numbers: each thread of theirs has a seat and waits there for all others. */
final class Exchange {
    private final long size;
    private final double[] given;
    private final Phaser all;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /**
     * @param count of shares
     * @param size recordings in all of them
     */
    Exchange(int count, long size) {
        this.size = size;
        given = new double[count];
        all = new Phaser(count);
    }

    int count() {
        return given.length;
    }

    /** What the share with that number sees of the others. */
    TrainingBatch.Whole seat(int number) {
        return new TrainingBatch.Whole() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public double sum(double own) {
                given[number] = own;
                await();
                double sum = Arrays.stream(given).sum();
                await(); // nobody may give the next number before all have read this one
                return sum;
            }
        };
    }

    /** Lets nobody wait, now or later, for a share that failed. */
    void abandon(Throwable cause) {
        failure.compareAndSet(null, cause);
        all.forceTermination();
    }

    private void await() {
        if (all.arriveAndAwaitAdvance() < 0) {
            throw new IllegalStateException("another share of the batch failed", failure.get());
        }
    }
}
