package io.heartproof.testing;

import io.heartproof.process.ProcessGroup;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** The processes of a group, played by threads of the test's own. */
public final class ProcessesOnThreads {
    private final Phaser all;
    private final List<Object> given;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    /** The phase that one did not come to; what was met before holds for everybody. */
    private final AtomicInteger failedPhase = new AtomicInteger(Integer.MAX_VALUE);

    private ProcessesOnThreads(int size) {
        all = new Phaser(size);
        given = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    }

    /** What each process comes to, by rank. Where one fails the others do not wait for it; the first failure is thrown when all have ended. */
    public static <R> List<R> run(int size, Function<ProcessGroup, R> work) {
        ProcessesOnThreads processes = new ProcessesOnThreads(size);
        ExecutorService threads = Executors.newFixedThreadPool(size);
        try {
            List<CompletableFuture<R>> running = IntStream.range(0, size)
                    .mapToObj(rank -> CompletableFuture.supplyAsync(
                            () -> processes.run(work, processes.new Member(rank)), threads))
                    .toList();
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new))
                    .handle((nothing, failure) -> running)
                    .join();
            return running.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            throw new IllegalStateException("a process failed", processes.failure.get());
        } finally {
            threads.shutdown();
        }
    }

    private <R> R run(Function<ProcessGroup, R> work, ProcessGroup member) {
        try {
            return work.apply(member);
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            failedPhase.accumulateAndGet(all.getPhase(), Math::min);
            all.arriveAndDeregister();
            throw e;
        }
    }

    private final class Member implements ProcessGroup {
        private final int rank;

        private Member(int rank) {
            this.rank = rank;
        }

        @Override
        public int rank() {
            return rank;
        }

        @Override
        public int size() {
            return given.size();
        }

        @Override
        public List<byte[]> gather(byte[] own) {
            return each(own.clone());
        }

        @Override
        public byte[] broadcast(byte[] own) {
            return each(own.clone()).get(0);
        }

        @Override
        public void broadcast(List<Tensor> tensors) {
            List<List<float[]>> values = each(values(tensors));
            overwrite(tensors, values.get(0));
        }

        @Override
        public void sum(List<Tensor> tensors) {
            List<List<float[]>> values = each(values(tensors));
            List<float[]> sums = new ArrayList<>();
            for (int i = 0; i < tensors.size(); i++) {
                float[] sum = new float[values.get(0).get(i).length];
                for (List<float[]> own : values) {
                    for (int j = 0; j < sum.length; j++) {
                        sum[j] += own.get(i)[j];
                    }
                }
                sums.add(sum);
            }
            overwrite(tensors, sums);
        }

        @Override
        public void close() {}

        /** What all give at this point, by rank; nobody goes on before everybody has read it. */
        @SuppressWarnings("unchecked")
        private <V> List<V> each(V own) {
            synchronized (given) {
                given.set(rank, own);
            }
            await();
            List<V> values;
            synchronized (given) {
                values = (List<V>) new ArrayList<>(given);
            }
            await();
            return values;
        }

        private void await() {
            int phase = all.getPhase();
            all.arriveAndAwaitAdvance();
            if (failedPhase.get() <= phase) {
                throw new IllegalStateException("another process failed");
            }
        }
    }

    private static List<float[]> values(List<Tensor> tensors) {
        return tensors.stream().map(Tensors::toFloats).toList();
    }

    private static void overwrite(List<Tensor> tensors, List<float[]> values) {
        try (Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard()) {
            for (int i = 0; i < tensors.size(); i++) {
                Tensor tensor = tensors.get(i);
                tensor.copy_(Tensor.create(values.get(i), Tensors.shape(tensor)));
            }
        }
    }
}
