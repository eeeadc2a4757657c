package io.heartproof.web.limit;

import io.heartproof.web.answer.ProblemKind;
import io.heartproof.web.answer.Refusal;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One thread per core for everything that computes; more would only take the cores from one another. How many tasks wait
 * is bounded by {@link Places}. Thread-safe.
 */
public final class Cores implements AutoCloseable {
    private final ExecutorService threads;

    /** @param count how many */
    public Cores(int count) {
        AtomicInteger number = new AtomicInteger();
        threads = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "classify-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Computes on a core and waits for it.
     *
     * @throws Refusal where it takes longer than {@code limit}; it is not begun then, or goes on for nobody
     */
    public <T> T run(Callable<T> task, Duration limit) throws Exception {
        Future<T> future = threads.submit(task);
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            future.cancel(false);
            throw new Refusal(
                    ProblemKind.UNAVAILABLE,
                    String.format(Locale.ROOT, "no answer within %d s, try again later", limit.toSeconds()));
        } catch (ExecutionException e) {
            throw cause(e);
        }
    }

    private static Exception cause(ExecutionException e) {
        if (e.getCause() instanceof OutOfMemoryError) {
            return new Refusal(ProblemKind.UNAVAILABLE, "this recording needs more memory than there is now");
        }
        return e.getCause() instanceof Exception cause ? cause : e;
    }

    /** Ends the threads; tasks that wait are not begun, those under way are waited for, a minute at most. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
