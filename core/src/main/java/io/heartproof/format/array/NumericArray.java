package io.heartproof.format.array;

import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.OptionalLong;

/**
 * An array of numbers in a file, the last index fastest. Immutable and thread-safe.
 *
 * @param where the file, for messages
 * @param shape sizes, each at least 1
 * @param rows one per index of the first size
 */
public record NumericArray(String where, ElementType type, ByteOrder order, List<Long> shape, Rows rows) {
    public NumericArray {
        shape = List.copyOf(shape);
    }

    /** How many bytes so many elements of that shape have; empty where a size is below 1 or the product is no number. */
    public static OptionalLong bytes(List<Long> shape, int elementBytes) {
        long bytes = elementBytes;
        for (long size : shape) {
            if (size < 1 || bytes > Long.MAX_VALUE / size) {
                return OptionalLong.empty();
            }
            bytes *= size;
        }
        return OptionalLong.of(bytes);
    }

    /** One row, in the array's order of bytes. */
    ByteBuffer row(long row) throws IOException {
        if (row < 0 || row >= shape.get(0)) {
            throw new BadData(where, "has no row " + row + ", only " + shape.get(0));
        }
        return rows.read(row, 1).order(order);
    }
}
