package io.heartproof.format.philips;

import io.heartproof.problem.BadData;
import java.util.Arrays;
import java.util.Locale;

/**
 * LZW with codes of ten bits, highest bit first: 0 to 255 stand for bytes, from 256 on each code adds the string before
 * it and the first byte of its own. The table is full at 1022 and never cleared; 1023 ends the data.
 *
 * <p>Source: Welch, A technique for high-performance data compression, IEEE Computer 17 (1984) 6, 8-19.
 */
final class LzwDecoder {
    static final int CODE_BITS = 10;
    static final int FIRST_STRING = 256;
    static final int END = (1 << CODE_BITS) - 1;

    private final String where;
    private final int[] prefix = new int[END];
    private final byte[] last = new byte[END];
    private final byte[] string = new byte[END];
    private byte[] out = new byte[1 << 10];
    private int length;
    private int next = FIRST_STRING;

    private LzwDecoder(String where) {
        this.where = where;
    }

    /**
     * The bytes that a chunk unpacks to.
     *
     * @param most bytes that are expected; more is an error
     */
    static byte[] decode(String where, byte[] chunk, int most) {
        LzwDecoder decoder = new LzwDecoder(where);
        decoder.takeAll(chunk, most);
        return Arrays.copyOf(decoder.out, decoder.length);
    }

    private void takeAll(byte[] chunk, int most) {
        int bits = 0;
        int held = 0;
        int previous = -1;
        for (byte value : chunk) {
            held = (held << Byte.SIZE) | (value & 0xff);
            bits += Byte.SIZE;
            if (bits < CODE_BITS) {
                continue;
            }
            bits -= CODE_BITS;
            int code = (held >>> bits) & END;
            held &= (1 << bits) - 1;
            if (code == END) {
                return;
            }
            take(code, previous, most);
            previous = code;
        }
    }

    private void take(int code, int previous, int most) {
        if (code > next || (code == next && previous < 0)) {
            throw new BadData(
                    where,
                    String.format(
                            Locale.ROOT, "compressed data are damaged: code %d where %d is the next", code, next));
        }
        boolean isNew = code == next;
        int count = spell(isNew ? previous : code);
        byte first = string[string.length - count];
        if (previous >= 0 && next < END) {
            prefix[next] = previous;
            last[next] = first;
            next++;
        }
        append(count, most);
        if (isNew) {
            string[string.length - 1] = first;
            append(1, most);
        }
    }

    /** Writes the string of a code to the end of {@link #string} and gives its length. */
    private int spell(int code) {
        int at = string.length;
        int left = code;
        while (left >= FIRST_STRING) {
            string[--at] = last[left];
            left = prefix[left];
        }
        string[--at] = (byte) left;
        return string.length - at;
    }

    private void append(int count, int most) {
        if (count > most - length) {
            throw new BadData(where, "compressed data unpack to more than the " + most + " bytes expected");
        }
        if (length + count > out.length) {
            out = Arrays.copyOf(out, Math.max(2 * out.length, length + count));
        }
        System.arraycopy(string, string.length - count, out, length, count);
        length += count;
    }
}
