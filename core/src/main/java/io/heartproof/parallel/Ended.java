package io.heartproof.parallel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What work on another thread came to. */
public final class Ended {
    private Ended() {}

    /** Waits for the work's result; what it threw is thrown here as it was thrown there. */
    public static <R> R result(CompletableFuture<R> work) {
        try {
            return work.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }
}
