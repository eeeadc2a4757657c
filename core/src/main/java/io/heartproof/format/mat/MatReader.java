package io.heartproof.format.mat;

import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.parallel.Interruption;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Recording;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.zip.Inflater;

/**
 * Reads CPSC2018's original MATLAB v5 files: the first struct {@code ECG}, see {@link EcgStruct}. Plain and compressed
 * elements, both byte orders.
 *
 * <p>Memory is bounded by the file: plain data cannot be larger than it, compressed data not larger than deflate can
 * make of its bytes, and no more is unpacked than the largest recording needs. Thread-safe.
 */
public final class MatReader {
    private static final String ANY_VERSION = "MATLAB ";
    private static final String VERSION_5 = "MATLAB 5.0 MAT-file";
    private static final int HEADER_BYTES = 128;
    private static final int BYTE_ORDER_AT = 126;
    private static final int TAG_BYTES = 8;
    private static final int DEEPEST = 2;
    private static final int LARGEST_BUFFER_BYTES = 1 << 16;
    private static final String STRUCT = "ECG";

    private MatReader() {}

    /** Whether a file that starts with these bytes is a MATLAB file of version 5 or later. */
    public static boolean recognises(byte[] start) {
        return text(start).startsWith(ANY_VERSION);
    }

    /**
     * Reads one recording.
     *
     * @param samplingRateHz the rate that the user states, if any
     * @throws BadData where the file breaks a rule
     */
    public static Recording read(RecordingFile file, OptionalDouble samplingRateHz) throws IOException {
        String where = file.where();
        try (SeekableByteChannel channel = file.open()) {
            ByteOrder order = byteOrder(where, channel);
            long start = HEADER_BYTES;
            while (start + TAG_BYTES <= channel.size()) {
                Interruption.check();
                long left = channel.size() - start;
                MatInput.MatTag next = new MatInput(where, stream(channel, start, TAG_BYTES), order, left).tag();
                int buffer = (int) Math.min(LARGEST_BUFFER_BYTES, TAG_BYTES + next.bytes());
                MatInput in = new MatInput(where, stream(channel, start, buffer), order, left);
                MatInput.MatTag tag = in.tag();
                start += in.position() + tag.bytes() + tag.padding();
                Optional<EcgStruct> found = element(in, tag, 0);
                if (found.isPresent()) {
                    return found.get().recording(file, samplingRateHz);
                }
            }
        }
        throw new BadData(where, "expected a variable '" + STRUCT + "' that is a struct, found none");
    }

    private static ByteOrder byteOrder(String where, SeekableByteChannel channel) throws IOException {
        byte[] header = stream(channel, 0, HEADER_BYTES).readNBytes(HEADER_BYTES);
        if (!text(header).startsWith(VERSION_5) || header.length < HEADER_BYTES) {
            String got = text(header).substring(0, Math.min(header.length, VERSION_5.length()));
            throw new BadData(where, "expected a MATLAB file as 'save -v7' writes it, got '" + got + "'");
        }
        String mark = text(header).substring(BYTE_ORDER_AT);
        return switch (mark) {
            case "IM" -> ByteOrder.LITTLE_ENDIAN;
            case "MI" -> ByteOrder.BIG_ENDIAN;
            default -> throw new BadData(where, "expected the byte order mark IM or MI, got '" + mark + "'");
        };
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static InputStream stream(SeekableByteChannel channel, long position, int buffer) throws IOException {
        channel.position(position);
        return new BufferedInputStream(Channels.newInputStream(channel), buffer);
    }

    private static Optional<EcgStruct> element(MatInput in, MatInput.MatTag tag, int depth) throws IOException {
        if (tag.type() == MatArray.ELEMENT && tag.bytes() > 0) {
            return variable(in);
        }
        if (tag.type() != MatInput.COMPRESSED) {
            return Optional.empty();
        }
        if (depth == DEEPEST) {
            throw new BadData(in.where(), "compressed elements lie in one another, more than " + DEEPEST + " deep");
        }
        Inflater inflater = new Inflater();
        try {
            MatInput inflated = in.inflated(tag, inflater);
            return element(inflated, inflated.tag(), depth + 1);
        } finally {
            inflater.end();
        }
    }

    private static Optional<EcgStruct> variable(MatInput in) throws IOException {
        MatArray array = MatArray.read(in);
        if (!array.name().equals(STRUCT) || !array.isStruct()) {
            return Optional.empty();
        }
        return Optional.of(EcgStruct.read(in, array));
    }
}
