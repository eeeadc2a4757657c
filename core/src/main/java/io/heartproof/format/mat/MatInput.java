package io.heartproof.format.mat;

import io.heartproof.format.rule.SampleLimit;
import io.heartproof.parallel.Interruption;
import io.heartproof.problem.BadData;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of a MATLAB v5 file, counted. Every size that the file states is compared with what can still come before
 * anything is allocated or skipped.
 */
final class MatInput {
    /** Type of an element whose data are another one, deflated. */
    static final int COMPRESSED = 15;

    private static final int SMALL_ELEMENT_BYTES = 4;
    private static final long LARGEST_DEFLATE_RATIO = 1032;
    private static final long DEFLATE_SLACK_BYTES = 1 << 10;
    private static final long LARGEST_UNPACKED_BYTES = (long) SampleLimit.LARGEST * Double.BYTES + (1 << 20);

    private final String where;
    private final InputStream in;
    private final ByteOrder order;
    private final ByteBuffer word;
    private final long limit;
    private long position;

    /** @param limit at most so many bytes can come */
    MatInput(String where, InputStream in, ByteOrder order, long limit) {
        this.where = where;
        this.in = in;
        this.order = order;
        this.word = ByteBuffer.allocate(Integer.BYTES).order(order);
        this.limit = limit;
    }

    /**
     * What stands before the bytes of an element.
     *
     * @param type number of a data type
     * @param bytes of data that follow
     * @param padding bytes to skip after them
     */
    record MatTag(int type, long bytes, int padding) {}

    String where() {
        return where;
    }

    /** Bytes taken so far. */
    long position() {
        return position;
    }

    /** At most so many bytes can still come. */
    long left() {
        return limit - position;
    }

    /** The next element's tag; its data must fit into what is left. */
    MatTag tag() throws IOException {
        int first = int32();
        if (first >>> 16 != 0) {
            int bytes = first >>> 16;
            if (bytes > SMALL_ELEMENT_BYTES) {
                throw new BadData(where, "a small element has at most 4 bytes, got " + bytes);
            }
            return new MatTag(first & 0xffff, bytes, SMALL_ELEMENT_BYTES - bytes);
        }
        long bytes = Integer.toUnsignedLong(int32());
        if (bytes > left()) {
            throw new BadData(
                    where,
                    String.format(
                            Locale.ROOT, "an element of %d bytes is promised where at most %d follow", bytes, left()));
        }
        long padding = first == COMPRESSED ? 0 : -bytes & 7;
        return new MatTag(first, bytes, (int) Math.min(padding, left() - bytes));
    }

    /** The data of an element of that type, which has at most {@code most} bytes. */
    ByteBuffer data(int type, int most, String what) throws IOException {
        MatTag tag = tag();
        if (tag.type() != type || tag.bytes() > most) {
            throw new BadData(
                    where,
                    String.format(
                            Locale.ROOT,
                            "%s must be an element of type %d and at most %d bytes, got type %d and %d bytes",
                            what,
                            type,
                            most,
                            tag.type(),
                            tag.bytes()));
        }
        return data(tag);
    }

    /** The data after a tag; the caller has checked its size. */
    ByteBuffer data(MatTag tag) throws IOException {
        ByteBuffer data = ByteBuffer.allocate((int) tag.bytes()).order(order);
        fill(data.array(), data.capacity());
        skip(tag.padding());
        return data;
    }

    /** The next {@code count} bytes, read into {@code bytes} from its start, in the file's byte order. */
    ByteBuffer fill(byte[] bytes, int count) throws IOException {
        Interruption.check();
        try {
            if (in.readNBytes(bytes, 0, count) < count) {
                throw cut();
            }
        } catch (EOFException e) {
            throw cut();
        } catch (ZipException e) {
            throw new BadData(where, "compressed data are damaged (" + e.getMessage() + ")", e);
        }
        position += count;
        return ByteBuffer.wrap(bytes, 0, count).order(order);
    }

    void skip(long count) throws IOException {
        byte[] rest = new byte[(int) Math.min(count, 1 << 13)];
        for (long left = count; left > 0; left -= Math.min(left, rest.length)) {
            fill(rest, (int) Math.min(left, rest.length));
        }
    }

    /**
     * The data after the tag of a compressed element, unpacked as they are taken.
     *
     * @param inflater owned by the caller
     */
    MatInput inflated(MatTag tag, Inflater inflater) {
        long largest = Math.min(tag.bytes() * LARGEST_DEFLATE_RATIO + DEFLATE_SLACK_BYTES, LARGEST_UNPACKED_BYTES);
        return new MatInput(where, new InflaterInputStream(in, inflater), order, largest);
    }

    private int int32() throws IOException {
        fill(word.array(), Integer.BYTES);
        return word.getInt(0);
    }

    private BadData cut() {
        return new BadData(where, "the file ends in the middle of an element");
    }
}
