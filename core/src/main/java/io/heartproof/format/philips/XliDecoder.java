package io.heartproof.format.philips;

import io.heartproof.parallel.Interruption;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Counted;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/**
 * XLI, the compression of Sierra ECG. One chunk per lead: its size (32 bits), two free bytes, a start value (16 bits),
 * all little-endian, then LZW data. They unpack to the high bytes of all codes, then to their low bytes. The first two
 * codes are samples; each further one corrects a straight line, one sample late:
 *
 * <pre>{@code
 * x[n] = 2 x[n-1] - x[n-2] - c,   c = start for n = 2, code[n-1] - 64 after that; 16 bits, wrapping
 * }</pre>
 *
 * <p>Source: sierra-ecg-tools (C. A. Watford), description of XLI; the code here is ours.
 */
final class XliDecoder {
    static final int HEAD_BYTES = 8;
    static final int BIAS = 64;

    private XliDecoder() {}

    /**
     * The samples of each lead.
     *
     * @param where file, for messages
     * @param samples of each lead
     * @throws BadData where there are fewer chunks or samples, or more samples
     */
    static short[][] decode(String where, byte[] data, int leads, int samples) {
        ByteBuffer in = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        short[][] all = new short[leads][];
        for (int lead = 0; lead < leads; lead++) {
            Interruption.check();
            all[lead] = lead(where + ", waveform " + (lead + 1), in, samples);
        }
        return all;
    }

    private static short[] lead(String where, ByteBuffer in, int samples) {
        if (in.remaining() < HEAD_BYTES) {
            throw new BadData(where, "the data end before the lead begins");
        }
        int size = in.getInt();
        in.getShort();
        short start = in.getShort();
        if (size < 0 || size > in.remaining()) {
            throw new BadData(
                    where,
                    String.format(
                            Locale.ROOT,
                            "a chunk of %s is promised where %d follow",
                            Counted.of(size, "byte"),
                            in.remaining()));
        }
        byte[] chunk = new byte[size];
        in.get(chunk);
        byte[] bytes = LzwDecoder.decode(where, chunk, 2 * samples);
        if (bytes.length != 2 * samples) {
            throw new BadData(
                    where,
                    String.format(Locale.ROOT, "expected %s, got %d", Counted.of(samples, "sample"), bytes.length / 2));
        }
        return integrated(bytes, start);
    }

    private static short[] integrated(byte[] bytes, short start) {
        int count = bytes.length / 2;
        short[] samples = new short[count];
        int correction = start;
        for (int i = 0; i < count; i++) {
            short code = (short) ((bytes[i] << Byte.SIZE) | (bytes[count + i] & 0xff));
            if (i < 2) {
                samples[i] = code;
            } else {
                samples[i] = (short) (2 * samples[i - 1] - samples[i - 2] - correction);
                correction = code - BIAS;
            }
        }
        return samples;
    }
}
