package io.heartproof.parallel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A function applied to elements on several threads, a bounded number at once, the results in the elements' order. The
 * elements are drawn on the thread that reads the results. Its threads end where the stream is read to its end or closed.
 */
public final class OrderedWork<A, B> implements Iterator<B> {
    private static final int AHEAD_PER_THREAD = 4;

    private final Iterator<A> elements;
    private final Function<A, B> work;
    private final ExecutorService threads;
    private final int ahead;
    private final Deque<CompletableFuture<B>> running = new ArrayDeque<>();
    private boolean ended;

    private OrderedWork(Iterator<A> elements, Function<A, B> work, int count) {
        this.elements = elements;
        this.work = work;
        this.ahead = count * AHEAD_PER_THREAD;
        this.threads = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "heartproof-ordered-work");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The results, lazily, from all cores; what {@code work} throws is thrown where its result would have come. */
    public static <A, B> Stream<B> map(Iterator<A> elements, Function<A, B> work) {
        return map(elements, work, Runtime.getRuntime().availableProcessors());
    }

    /** As above, on that many threads; up to four results of each are made ahead. */
    public static <A, B> Stream<B> map(Iterator<A> elements, Function<A, B> work, int count) {
        OrderedWork<A, B> results = new OrderedWork<>(elements, work, count);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(results, Spliterator.ORDERED), false)
                .onClose(results.threads::shutdownNow);
    }

    @Override
    public boolean hasNext() {
        while (running.size() < ahead && !ended) {
            draw();
        }
        if (running.isEmpty()) {
            threads.shutdown();
        }
        return !running.isEmpty();
    }

    /** A failure of the elements comes after the results of those before it. */
    private void draw() {
        try {
            if (elements.hasNext()) {
                A element = elements.next();
                running.add(CompletableFuture.supplyAsync(() -> work.apply(element), threads));
            } else {
                ended = true;
            }
        } catch (RuntimeException e) {
            running.add(CompletableFuture.failedFuture(e));
            ended = true;
        }
    }

    @Override
    public B next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return Ended.result(running.remove());
    }
}
