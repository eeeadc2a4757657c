package io.heartproof.benchmark.measure;

import java.io.IOException;
import java.util.function.LongSupplier;

/**
 * Turns the time that work takes into figures.
 *
 * @param nanoseconds a clock that never goes back
 */
public record Stopwatch(LongSupplier nanoseconds) {
    /** On the machine's clock. */
    public static final Stopwatch SYSTEM = new Stopwatch(System::nanoTime);

    /** What takes the time. */
    @FunctionalInterface
    public interface TimedWork {
        void run() throws IOException;
    }

    /** How many seconds the work took. */
    public double seconds(TimedWork work) throws IOException {
        long started = nanoseconds.getAsLong();
        work.run();
        return (nanoseconds.getAsLong() - started) / 1e9;
    }

    /** How many of {@code amount} were done per second. */
    public double perSecond(double amount, TimedWork work) throws IOException {
        return amount / seconds(work);
    }

    /** Milliseconds of one of {@code times} repetitions. */
    public double milliseconds(int times, TimedWork work) throws IOException {
        double all = seconds(() -> {
            for (int i = 0; i < times; i++) {
                work.run();
            }
        });
        return all * 1e3 / times;
    }
}
