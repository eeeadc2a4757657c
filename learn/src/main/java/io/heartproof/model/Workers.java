package io.heartproof.model;

import io.heartproof.classifier.Classifier;
import io.heartproof.classifier.Classifiers;
import io.heartproof.contract.InputContract;
import io.heartproof.parallel.Ended;
import io.heartproof.tensor.Natives;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Threads that compute side by side, each with its own twin of one classifier and its share of the threads that an
 * operation may use: graphs of their own keep cores busier than one graph whose every operation is split. A classifier
 * without a twin, or on another device than the CPU, has one worker: the calling thread and the classifier itself.
 *
 * <p>Belongs to the thread that made it; closed before the classifier.
 */
public final class Workers implements Classifiers, AutoCloseable {
    private final List<DifferentiableClassifier> twins;
    private final List<ExecutorService> threads;

    private Workers(List<DifferentiableClassifier> twins, List<ExecutorService> threads) {
        this.twins = twins;
        this.threads = threads;
    }

    /**
     * As many workers as an operation of the calling thread may use threads, but not more than {@code most}.
     *
     * @param most at least 1
     */
    public static Workers of(DifferentiableClassifier classifier, int most) {
        int all = Natives.threads();
        int count = classifier.device().isCpu() ? Math.min(most, all) : 1;
        Optional<DifferentiableClassifier> first = count > 1 ? classifier.twin() : Optional.empty();
        if (first.isEmpty()) {
            return new Workers(List.of(classifier), List.of());
        }
        List<DifferentiableClassifier> twins = new ArrayList<>(List.of(first.get()));
        while (twins.size() < count) {
            twins.add(classifier.twin().orElseThrow());
        }
        List<ExecutorService> threads =
                IntStream.range(0, count).mapToObj(Workers::thread).toList();
        Workers workers = new Workers(twins, threads);
        workers.onEach((worker, twin) -> {
            Natives.setThreads(all / count);
            return worker;
        });
        return workers;
    }

    /** What a worker does. */
    @FunctionalInterface
    public interface TwinWork<R> {
        /**
         * Does it, on the worker's own thread, where no scope is open.
         *
         * @param worker from 0 to {@link Workers#count()} - 1
         * @param twin used by nobody else
         */
        R run(int worker, DifferentiableClassifier twin);
    }

    @Override
    public int count() {
        return twins.size();
    }

    /** The classifiers of all workers, in their order. */
    public List<DifferentiableClassifier> twins() {
        return Collections.unmodifiableList(twins);
    }

    /** The classifier of one worker. */
    public DifferentiableClassifier twin(int worker) {
        return twins.get(worker);
    }

    /** Has every worker do the work once, side by side; returns what they gave, in their order, when all have ended. */
    public <R> List<R> onEach(TwinWork<R> work) {
        if (threads.isEmpty()) {
            return List.of(work.run(0, twins.get(0)));
        }
        List<CompletableFuture<R>> running = IntStream.range(0, count())
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> work.run(i, twins.get(i)), threads.get(i)))
                .toList();
        // All have to end before one's failure is thrown: nobody may free what another still uses.
        CompletableFuture.allOf(running.toArray(CompletableFuture[]::new))
                .handle((nothing, failure) -> running)
                .join();
        return running.stream().map(Ended::result).toList();
    }

    @Override
    public InputContract contract() {
        return twins.get(0).contract();
    }

    @Override
    public void onEachClassifier(Consumer<Classifier> work) {
        onEach((worker, twin) -> {
            work.accept(twin);
            return worker;
        });
    }

    @Override
    public void close() {
        threads.forEach(ExecutorService::shutdown);
        if (!threads.isEmpty()) {
            twins.forEach(DifferentiableClassifier::close);
        }
    }

    private static ExecutorService thread(int worker) {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "heartproof-worker-" + worker);
            thread.setDaemon(true);
            return thread;
        });
    }
}
