package io.heartproof.format.wfdb.raw;

import io.heartproof.problem.BadData;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The binary formats of WFDB signal files, after signal(5): how many bytes samples take and which integers (codes)
 * they hold. Samples are packed in groups of one to three.
 */
public enum SampleFormat {
    /** No bytes at all: the signal is invalid throughout. */
    NULL(0, 1, 0, Integer.MIN_VALUE) {
        @Override
        public void decode(byte[] in, int[] out, int count) {
            throw new AssertionError("a null signal has no file");
        }
    },
    /** First differences, one byte each; the signal starts from the header's initial value. */
    DIFFERENCES(8, 1, 1, Integer.MIN_VALUE) {
        @Override
        public void decode(byte[] in, int[] out, int count) {
            for (int i = 0; i < count; i++) {
                out[i] = in[i];
            }
        }
    },
    LITTLE_ENDIAN_16(16, 1, 2, -(1 << 15)) {
        @Override
        public void decode(byte[] in, int[] out, int count) {
            for (int i = 0; i < count; i++) {
                out[i] = (short) SHORTS.get(in, 2 * i);
            }
        }
    },
    LITTLE_ENDIAN_24(24, 1, 3, -(1 << 23)) {
        @Override
        public void decode(byte[] in, int[] out, int count) {
            for (int i = 0, b = 0; i < count; i++, b += 3) {
                out[i] = (in[b] & 0xff) | (in[b + 1] & 0xff) << 8 | in[b + 2] << 16;
            }
        }
    },
    LITTLE_ENDIAN_32(32, 1, 4, Integer.MIN_VALUE) {
        @Override
        public void decode(byte[] in, int[] out, int count) {
            for (int i = 0; i < count; i++) {
                out[i] = (int) INTS.get(in, 4 * i);
            }
        }
    },
    BIG_ENDIAN_16(61, 1, 2, -(1 << 15)) {
        @Override
        public void decode(byte[] in, int[] out, int count) {
            for (int i = 0; i < count; i++) {
                out[i] = Short.reverseBytes((short) SHORTS.get(in, 2 * i));
            }
        }
    },
    OFFSET_8(80, 1, 1, -(1 << 7)) {
        @Override
        public void decode(byte[] in, int[] out, int count) {
            for (int i = 0; i < count; i++) {
                out[i] = (in[i] & 0xff) - (1 << 7);
            }
        }
    },
    OFFSET_16(160, 1, 2, -(1 << 15)) {
        @Override
        public void decode(byte[] in, int[] out, int count) {
            for (int i = 0; i < count; i++) {
                out[i] = ((short) SHORTS.get(in, 2 * i) & 0xffff) - (1 << 15);
            }
        }
    },
    /** Two 12-bit samples in three bytes: the middle byte holds the high bits of the first, then of the second. */
    PACKED_12(212, 2, 3, -(1 << 11)) {
        @Override
        public void decode(byte[] in, int[] out, int count) {
            for (int i = 0, b = 0; i < count; i += 2, b += 3) {
                out[i] = signed((in[b] & 0xff) | (in[b + 1] & 0x0f) << 8, 12);
                out[i + 1] = signed((in[b + 2] & 0xff) | (in[b + 1] & 0xf0) << 4, 12);
            }
        }
    },
    /** Three 10-bit samples in two 16-bit words: bits 1 to 10 of each, and the five high bits of both. */
    PACKED_10_IN_WORDS(310, 3, 4, -(1 << 9)) {
        @Override
        public void decode(byte[] in, int[] out, int count) {
            for (int i = 0, b = 0; i < count; i += 3, b += 4) {
                int first = (short) SHORTS.get(in, b) & 0xffff;
                int second = (short) SHORTS.get(in, b + 2) & 0xffff;
                out[i] = signed(first >> 1, 10);
                out[i + 1] = signed(second >> 1, 10);
                out[i + 2] = signed(first >> 11 | (second >> 11) << 5, 10);
            }
        }
    },
    /** Three 10-bit samples in the low 30 bits of a 32-bit word. */
    PACKED_10(311, 3, 4, -(1 << 9)) {
        @Override
        public void decode(byte[] in, int[] out, int count) {
            for (int i = 0, b = 0; i < count; i += 3, b += 4) {
                int word = (int) INTS.get(in, b);
                out[i] = signed(word, 10);
                out[i + 1] = signed(word >> 10, 10);
                out[i + 2] = signed(word >> 20, 10);
            }
        }
    };

    /** Every format's groups fit into this many samples without remainder. */
    public static final int GROUP = 6;

    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final Set<Integer> FLAC = Set.of(508, 516, 524);
    private static final Map<Integer, SampleFormat> BY_NUMBER =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(f -> f.number, Function.identity()));

    private final int number;
    private final int groupSamples;
    private final int groupBytes;
    private final int invalidCode;

    SampleFormat(int number, int groupSamples, int groupBytes, int invalidCode) {
        this.number = number;
        this.groupSamples = groupSamples;
        this.groupBytes = groupBytes;
        this.invalidCode = invalidCode;
    }

    /** The format of that number. */
    public static SampleFormat of(String where, int number) {
        SampleFormat format = BY_NUMBER.get(number);
        if (format != null) {
            return format;
        }
        if (FLAC.contains(number)) {
            throw new BadData(
                    where, "signal format " + number + " (FLAC) is not supported: convert to format 16 first");
        }
        throw new BadData(
                where,
                "expected a signal format of "
                        + BY_NUMBER.keySet().stream().sorted().toList() + ", got " + number);
    }

    /** The number that headers use. */
    public int number() {
        return number;
    }

    /** The code that stands for "no valid sample". Formats without one give a value that no sample takes. */
    public int invalidCode() {
        return invalidCode;
    }

    /** Bytes that hold {@code samples}; the last group may be cut after its last used byte. */
    public long bytes(long samples) {
        return samples / groupSamples * groupBytes + cutGroup((int) (samples % groupSamples));
    }

    /** Samples that {@code bytes} hold. */
    public long samples(long bytes) {
        long samples = bytes / groupBytes * groupSamples;
        int rest = (int) (bytes % groupBytes);
        int more = groupSamples - 1;
        while (cutGroup(more) > rest) {
            more--;
        }
        return samples + more;
    }

    /**
     * Turns bytes into codes.
     *
     * @param in whole groups, starting with the first byte of one
     * @param out at least {@code count} rounded up to whole groups
     */
    public abstract void decode(byte[] in, int[] out, int count);

    private int cutGroup(int samples) {
        if (this == PACKED_10_IN_WORDS) {
            return 2 * samples;
        }
        return (samples * groupBytes + groupSamples - 1) / groupSamples;
    }

    private static int signed(int value, int bits) {
        return value << (Integer.SIZE - bits) >> (Integer.SIZE - bits);
    }
}
