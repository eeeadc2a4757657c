package io.heartproof.format.hdf5;

import java.util.List;
import java.util.function.Consumer;

/**
 * How an array is cut into chunks of equal size, the last ones reaching beyond its end. Immutable.
 *
 * @param shape of the array, each at most 2^31 - 1
 * @param chunk of a chunk, each at least 1
 */
record ChunkGrid(List<Long> shape, List<Integer> chunk) {
    ChunkGrid {
        shape = List.copyOf(shape);
        chunk = List.copyOf(chunk);
    }

    /** Calls with the first index of each chunk that has the row, the last index fastest. */
    void chunksOf(long row, Consumer<int[]> action) {
        int[] start = new int[chunk.size()];
        start[0] = (int) (row / chunk.get(0) * chunk.get(0));
        walk(1, start, action);
    }

    private void walk(int direction, int[] start, Consumer<int[]> action) {
        if (direction == start.length) {
            action.accept(start.clone());
            return;
        }
        for (long at = 0; at < shape.get(direction); at += chunk.get(direction)) {
            start[direction] = (int) at;
            walk(direction + 1, start, action);
        }
    }

    /**
     * Copies what a chunk has of the array into a band: the rows from the chunk's first on, whole.
     *
     * @param start the chunk's first index
     */
    void copy(int[] start, byte[] from, byte[] band, int elementBytes) {
        int to = 0;
        for (int d = 1; d < start.length; d++) {
            to += start[d] * step(shape, d);
        }
        copy(0, start, new Run(from, 0, band, to, elementBytes));
    }

    /** Where to copy from and to, in elements. */
    @SuppressWarnings("ArrayRecordComponent") // carries arrays, is never compared
    private record Run(byte[] source, int from, byte[] target, int to, int elementBytes) {
        void copy(int elements) {
            System.arraycopy(source, from * elementBytes, target, to * elementBytes, elements * elementBytes);
        }
    }

    private void copy(int direction, int[] start, Run run) {
        int inside = (int) Math.min(chunk.get(direction), shape.get(direction) - start[direction]);
        if (direction == start.length - 1) {
            run.copy(inside);
            return;
        }
        int fromStep = step(chunk, direction);
        int toStep = step(shape, direction);
        for (int i = 0; i < inside; i++) {
            Run next = new Run(run.source, run.from + i * fromStep, run.target, run.to + i * toStep, run.elementBytes);
            copy(direction + 1, start, next);
        }
    }

    /** How many elements further the next index of a direction is. */
    private static int step(List<? extends Number> sizes, int direction) {
        long step = 1;
        for (Number size : sizes.subList(direction + 1, sizes.size())) {
            step *= size.longValue();
        }
        return (int) step;
    }
}
