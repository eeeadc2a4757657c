package io.heartproof.parallel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Work that several threads do at once. */
public final class SideBySide {
    private SideBySide() {}

    /** Does it once on each of so many threads; returns, or throws what one of them threw, when all have ended. */
    public static void run(int threads, Runnable work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Ended.result(CompletableFuture.allOf(IntStream.range(0, threads)
                    .mapToObj(i -> CompletableFuture.runAsync(work, pool))
                    .toArray(CompletableFuture[]::new)));
        } finally {
            pool.shutdown();
        }
    }
}
