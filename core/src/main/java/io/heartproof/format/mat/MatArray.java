package io.heartproof.format.mat;

import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What stands before the values of an array.
 *
 * @param type one of MATLAB's array classes
 * @param complex whether an imaginary part follows the real one
 * @param rows first dimension
 * @param columns product of the others
 * @param matrix whether there are two dimensions only, apart from others of 1
 * @param name of the variable; empty for the field of a struct
 */
record MatArray(int type, boolean complex, long rows, long columns, boolean matrix, String name) {
    /** Data type of an element that is an array. */
    static final int ELEMENT = 14;

    private static final int STRUCT = 2;
    private static final int CHAR = 4;
    private static final int SMALLEST_NUMERIC = 6;
    private static final int SMALLEST_WHOLE = 8;
    private static final int LARGEST_NUMERIC = 15;

    private static final int INT8 = 1;
    private static final int INT32 = 5;
    private static final int UINT32 = 6;
    private static final int COMPLEX_FLAG = 1 << 11;
    private static final int MOST_DIMENSIONS = 32;
    private static final int LONGEST_NAME = 256;

    /** Takes flags, dimensions and name. */
    static MatArray read(MatInput in) throws IOException {
        ByteBuffer flags = in.data(UINT32, 2 * Integer.BYTES, "array flags");
        ByteBuffer dimensions = in.data(INT32, MOST_DIMENSIONS * Integer.BYTES, "dimensions");
        ByteBuffer name = in.data(INT8, LONGEST_NAME, "the name of an array");
        if (flags.capacity() != 2 * Integer.BYTES
                || dimensions.capacity() < 2 * Integer.BYTES
                || dimensions.capacity() % Integer.BYTES != 0) {
            throw new BadData(in.where(), "expected 8 bytes of array flags and at least two dimensions");
        }
        int word = flags.getInt(0);
        long rows = checked(in, dimensions.getInt(), 1);
        long second = checked(in, dimensions.getInt(), 1);
        long columns = second;
        while (dimensions.hasRemaining()) {
            columns = checked(in, dimensions.getInt(), columns);
        }
        return new MatArray(word & 0xff, (word & COMPLEX_FLAG) != 0, rows, columns, columns == second, text(name));
    }

    private static long checked(MatInput in, int dimension, long others) {
        if (dimension < 0 || dimension * others > Integer.MAX_VALUE) {
            throw new BadData(
                    in.where(),
                    String.format(
                            Locale.ROOT,
                            "array dimensions must lie from 0 to %d, got %s x %s",
                            Integer.MAX_VALUE,
                            others,
                            Integer.toUnsignedString(dimension)));
        }
        return dimension * others;
    }

    boolean isStruct() {
        return type == STRUCT;
    }

    boolean isText() {
        return type == CHAR;
    }

    boolean isRealNumeric() {
        return type >= SMALLEST_NUMERIC && type <= LARGEST_NUMERIC && !complex;
    }

    /** Whether its class holds whole numbers only; how the numbers are stored says nothing about it. */
    boolean isWhole() {
        return type >= SMALLEST_WHOLE && type <= LARGEST_NUMERIC;
    }

    /** Latin text up to the first zero byte or the end. */
    static String text(ByteBuffer bytes) {
        String all = StandardCharsets.ISO_8859_1.decode(bytes).toString();
        int end = all.indexOf(0);
        return end < 0 ? all : all.substring(0, end);
    }
}
