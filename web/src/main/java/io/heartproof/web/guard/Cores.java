package io.heartproof.web.guard;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One thread per core for everything that computes; more would only take the cores from one another. How many tasks wait
 * is bounded by {@link Places}. Thread-safe.
 */
public final class Cores implements AutoCloseable {
    private final ExecutorService threads;
    private final ScheduledExecutorService clock;

    /**
     * @param count how many
     * @param clock says when a task's time is over; not closed here
     */
    public Cores(int count, ScheduledExecutorService clock) {
        this.clock = clock;
        AtomicInteger number = new AtomicInteger();
        threads = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "classify-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Computes on a core.
     *
     * @return the result, or what the task threw, or a {@link RequestRefusal} where it takes longer than {@code limit} or the
     * client leaves: then it is not begun, or its thread is interrupted
     */
    public <T> CompletableFuture<T> compute(Callable<T> task, Duration limit, Client client) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Future<?> work = threads.submit(() -> run(task, result));
        Future<?> end =
                clock.schedule(() -> stop(work, result, tooLate(limit)), limit.toMillis(), TimeUnit.MILLISECONDS);
        client.ifGone(() -> stop(work, result, gone()));
        return result.whenComplete((value, failure) -> {
            end.cancel(false);
            client.answered();
        });
    }

    private static void stop(Future<?> work, CompletableFuture<?> result, RequestRefusal why) {
        if (result.completeExceptionally(why)) {
            work.cancel(true);
        }
    }

    /** For a client that has closed its side only, and still reads. */
    private static RequestRefusal gone() {
        return new RequestRefusal(
                ProblemKind.BAD_REQUEST, "the client closed the connection before the answer was there");
    }

    private static RequestRefusal tooLate(Duration limit) {
        return new RequestRefusal(
                ProblemKind.UNAVAILABLE,
                String.format(Locale.ROOT, "no answer within %d s, try again later", limit.toSeconds()));
    }

    /** Nothing that a file does to its reader ends a thread, let alone the service. */
    private static <T> void run(Callable<T> task, CompletableFuture<T> result) {
        try {
            result.complete(task.call());
        } catch (StackOverflowError e) {
            result.completeExceptionally(
                    new RequestRefusal(ProblemKind.BAD_RECORDING, "this recording is nested too deeply to be read"));
        } catch (OutOfMemoryError e) {
            result.completeExceptionally(new RequestRefusal(
                    ProblemKind.RECORDING_TOO_LARGE, "this recording needs more memory than the service has"));
        } catch (Exception | Error e) {
            result.completeExceptionally(e);
        }
    }

    /** Ends the threads; tasks that wait are not begun, those under way are interrupted and waited for, a minute at most. */
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
