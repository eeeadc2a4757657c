package io.heartproof.format.array;

import io.heartproof.problem.BadData;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an array in NumPy's npy format says of itself. Source: {@code numpy.lib.format}, versions 1.0 to 3.0. Immutable.
 *
 * @param type such as {@code <f4}: little-endian floats of four bytes
 * @param shape sizes, the last index fastest
 * @param bytes how many the header has; the numbers follow
 */
public record NpyHeader(String type, List<Long> shape, int bytes) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int MULTIPLE = 64;
    private static final int LONGEST_TEXT = 1 << 16;
    private static final Pattern TYPE = Pattern.compile("'descr': *'([^']{1,16})'");
    private static final Pattern ROWS_FIRST = Pattern.compile("'fortran_order': *(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape': *\\(([0-9, ]*)\\)");
    private static final Pattern SIZE = Pattern.compile("[0-9]{1,18}");

    public NpyHeader {
        shape = List.copyOf(shape);
    }

    /** The header of an array as NumPy writes it, in version 1.0. */
    public static byte[] of(String type, int... shape) {
        String sizes = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        String tuple = shape.length == 1 ? "(" + sizes + ",)" : "(" + sizes + ")";
        String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + tuple + ", }";
        int before = MAGIC.length + 2 + Short.BYTES;
        int all = (before + text.length() + MULTIPLE) / MULTIPLE * MULTIPLE;
        String padded = text + " ".repeat(all - before - text.length() - 1) + "\n";
        return ByteBuffer.allocate(all)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) padded.length())
                .put(padded.getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    /**
     * Reads the header from a file's beginning.
     *
     * @param where the file, for messages
     * @throws BadData where this is no npy, or an array in Fortran's order
     */
    static NpyHeader read(String where, InputStream in) throws IOException {
        try {
            byte[] start = exactly(in, MAGIC.length + 2);
            if (!Arrays.equals(MAGIC, Arrays.copyOf(start, MAGIC.length))) {
                throw new BadData(where, "expected an array in NumPy's npy format");
            }
            int version = start[MAGIC.length];
            if (version < 1 || version > 3) {
                throw new BadData(where, "expected version 1, 2 or 3 of the npy format, got " + version);
            }
            int sizeBytes = version == 1 ? Short.BYTES : Integer.BYTES;
            long length = length(exactly(in, sizeBytes));
            if (length > LONGEST_TEXT) {
                throw new BadData(where, "expected a header of at most " + LONGEST_TEXT + " bytes, got " + length);
            }
            String text = new String(exactly(in, (int) length), StandardCharsets.ISO_8859_1);
            return of(where, text, MAGIC.length + 2 + sizeBytes + (int) length);
        } catch (EOFException e) {
            throw new BadData(where, "ends within its header", e);
        }
    }

    private static byte[] exactly(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }

    private static long length(byte[] littleEndian) {
        long length = 0;
        for (int i = littleEndian.length - 1; i >= 0; i--) {
            length = length << 8 | (littleEndian[i] & 0xFF);
        }
        return length;
    }

    private static NpyHeader of(String where, String text, int bytes) {
        String type = value(where, TYPE, text, "one type of numbers");
        if (type.endsWith("O")) {
            throw new BadData(where, "holds Python objects, which are never unpickled; expected numbers");
        }
        if (value(where, ROWS_FIRST, text, "fortran_order").equals("True")) {
            throw new BadData(where, "is in Fortran's order; expected C's (numpy.ascontiguousarray)");
        }
        List<Long> shape = Arrays.stream(value(where, SHAPE, text, "a shape").split(","))
                .map(String::strip)
                .filter(size -> !size.isEmpty())
                .map(size -> size(where, size))
                .toList();
        return new NpyHeader(type, shape, bytes);
    }

    private static String value(String where, Pattern pattern, String text, String what) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new BadData(where, "expected " + what + " in its header, got " + text.strip());
        }
        return matcher.group(1);
    }

    private static long size(String where, String size) {
        if (!SIZE.matcher(size).matches()) {
            throw new BadData(where, "expected whole numbers as its shape, got " + size);
        }
        return Long.parseLong(size);
    }
}
