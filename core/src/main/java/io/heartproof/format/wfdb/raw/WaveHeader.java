package io.heartproof.format.wfdb.raw;

import io.heartproof.problem.BadData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What stands before the samples of a WAV file (Microsoft, Multimedia Programming Interface and Data Specifications 1.0, 1991).
 *
 * @param layout empty where the samples are no plain integers, or no samples were found
 */
record WaveHeader(Optional<RawLayout> layout) {
    private static final int FIRST_CHUNK = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int SHORTEST_FORMAT = 16;
    private static final int PLAIN_INTEGERS = 1;

    /** The header, where a file that starts with these bytes has one. */
    static Optional<WaveHeader> in(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        return text.startsWith("RIFF") && text.startsWith("WAVE", CHUNK_HEADER)
                ? Optional.of(new WaveHeader(layout(ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN), text)))
                : Optional.empty();
    }

    /** Refuses a file that is not what a WFDB header says. */
    void requireAgreement(String where, String file, RawLayout described) {
        layout.orElseThrow(() -> new BadData(where, file + " is a WAV file, but not of plain integers: no raw samples"))
                .requireIs(where, file, described);
    }

    private static Optional<RawLayout> layout(ByteBuffer bytes, String text) {
        int format = -1;
        for (int at = FIRST_CHUNK; at + CHUNK_HEADER <= bytes.capacity(); ) {
            int length = bytes.getInt(at + Integer.BYTES);
            if (text.startsWith("data", at)) {
                return format < 0 ? Optional.empty() : layout(bytes, format, at + CHUNK_HEADER);
            }
            if (text.startsWith("fmt ", at)
                    && length >= SHORTEST_FORMAT
                    && at + CHUNK_HEADER + SHORTEST_FORMAT <= bytes.capacity()) {
                format = at + CHUNK_HEADER;
            }
            if (length < 0 || length > bytes.capacity()) {
                return Optional.empty();
            }
            at += CHUNK_HEADER + length + (length & 1);
        }
        return Optional.empty();
    }

    private static Optional<RawLayout> layout(ByteBuffer bytes, int format, int samplesAt) {
        int channels = bytes.getShort(format + 2) & 0xffff;
        if (bytes.getShort(format) != PLAIN_INTEGERS) {
            return Optional.empty();
        }
        return switch (bytes.getShort(format + 14)) {
            case 8 -> Optional.of(new RawLayout(80, samplesAt, channels));
            case 16 -> Optional.of(new RawLayout(16, samplesAt, channels));
            case 24 -> Optional.of(new RawLayout(24, samplesAt, channels));
            case 32 -> Optional.of(new RawLayout(32, samplesAt, channels));
            default -> Optional.empty();
        };
    }
}
