package io.heartproof.process;

import java.nio.ByteBuffer;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * The processes that work together, as one of them sees them. Every call is one that all of them make, in the same order, with
 * tensors of the same shapes: it waits for the others, and everyone gets the same bits. Used by one thread at a time.
 *
 * <p>Each call throws {@link ProcessLost} where another process is gone or does not answer.
 */
public interface ProcessGroup extends AutoCloseable {
    /** Which one this is, from 0. Rank 0 writes files and speaks for all. */
    int rank();

    /** How many there are, at least 1. */
    int size();

    /** Bytes of each process for all: by rank, of any length. */
    List<byte[]> gather(byte[] own);

    /**
     * The bytes of rank 0 for all.
     *
     * @param own what rank 0 gives; of the others nothing is read
     */
    byte[] broadcast(byte[] own);

    /** Overwrites tensors with those of rank 0. */
    void broadcast(List<Tensor> tensors);

    /** Overwrites tensors with their sums over all processes, in an order that the number of processes alone decides. */
    void sum(List<Tensor> tensors);

    /** Says that this process has nothing more to do with the others, who do not miss it from now on. */
    default void finish() {}

    @Override
    void close();

    /** A process that works alone: everything it gives is what it gets. */
    static ProcessGroup alone() {
        return Alone.ONLY;
    }

    /** Whether this one writes files and speaks for all. */
    default boolean isFirst() {
        return rank() == 0;
    }

    /** Whether there are no others. */
    default boolean isAlone() {
        return size() == 1;
    }

    /** Numbers summed over all processes, place by place, in the order of the ranks; who gives fewer counts as zeros. */
    default double[] sum(double... own) {
        if (isAlone()) {
            return own;
        }
        ByteBuffer bytes = ByteBuffer.allocate(own.length * Double.BYTES);
        bytes.asDoubleBuffer().put(own);
        List<double[]> all = gather(bytes.array()).stream()
                .map(each -> {
                    double[] numbers = new double[each.length / Double.BYTES];
                    ByteBuffer.wrap(each).asDoubleBuffer().get(numbers);
                    return numbers;
                })
                .toList();
        double[] sums =
                new double[all.stream().mapToInt(each -> each.length).max().orElse(0)];
        for (double[] each : all) {
            for (int i = 0; i < each.length; i++) {
                sums[i] += each[i];
            }
        }
        return sums;
    }

    /** Returns when all processes have come this far. */
    default void barrier() {
        gather(new byte[0]);
    }
}
