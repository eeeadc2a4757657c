package io.heartproof.web.guard;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CoresTest {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Cores cores = new Cores(1, clock);

    /** A client that leaves when it is told to. */
    private static final class Departure implements Client {
        private @Nullable Runnable action;

        @Override
        public void ifGone(Runnable action) {
            this.action = action;
        }

        @Override
        public void answered() {
            action = null;
        }

        boolean isAwaited() {
            return action != null;
        }

        void now() {
            requireNonNull(action).run();
        }
    }

    @AfterEach
    void stop() {
        cores.close();
        clock.shutdownNow();
    }

    @Test
    void workThatTakesTooLongIsInterruptedAndItsCoreIsFree() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        CompletableFuture<String> late = cores.compute(
                () -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                    }
                    return "for nobody";
                },
                Duration.ofMillis(50),
                new Departure());

        assertRefused(late, ProblemKind.UNAVAILABLE);
        assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(cores.compute(() -> Thread.currentThread().isInterrupted(), Duration.ofMinutes(1), new Departure())
                        .get())
                .isFalse();
    }

    @Test
    void whatWaitsForACoreIsNotBegunOnceItsClientHasLeft() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        CompletableFuture<Boolean> first = run(() -> open.await(1, TimeUnit.MINUTES));
        Departure client = new Departure();
        AtomicBoolean begun = new AtomicBoolean();
        CompletableFuture<String> second = cores.compute(
                () -> {
                    begun.set(true);
                    return "for nobody";
                },
                Duration.ofMinutes(1),
                client);
        client.now();

        assertRefused(second, ProblemKind.BAD_REQUEST);
        assertThat(client.isAwaited()).isFalse();
        open.countDown();
        assertThat(first.get()).isTrue();
        assertThat(run(() -> "next").get()).isEqualTo("next");
        assertThat(begun).isFalse();
    }

    @Test
    void whatOverflowsTheStackOrTheMemoryIsRefusedAndTheThreadLives() throws Exception {
        assertRefused(run(() -> deeper(0)), ProblemKind.BAD_RECORDING);
        assertRefused(
                run(() -> {
                    throw new OutOfMemoryError("made by the test");
                }),
                ProblemKind.RECORDING_TOO_LARGE);

        assertThat(run(() -> "alive").get()).isEqualTo("alive");
    }

    @Test
    void anyOtherErrorIsTheResult() {
        assertThatThrownBy(() -> run(() -> {
                            throw new NoClassDefFoundError("made by the test");
                        })
                        .get())
                .hasCauseInstanceOf(NoClassDefFoundError.class);
    }

    private <T> CompletableFuture<T> run(Callable<T> task) {
        return cores.compute(task, Duration.ofMinutes(1), new Departure());
    }

    private static void assertRefused(CompletableFuture<?> future, ProblemKind kind) {
        assertThatThrownBy(future::get)
                .isInstanceOfSatisfying(
                        ExecutionException.class,
                        e -> assertThat(((RequestRefusal) e.getCause()).kind()).isEqualTo(kind));
    }

    /** Never comes to an end of its own. */
    private static int deeper(int depth) {
        return depth < 0 ? 0 : 1 + deeper(depth + 1);
    }
}
