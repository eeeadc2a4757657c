package io.heartproof.format.wfdb.raw;

import io.heartproof.problem.BadData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * What stands before the numbers of a MATLAB 4 file with one matrix: type, rows, columns, imaginary part, length of the name,
 * the name (MathWorks, MAT-File Format, level 4). A file has one where all of it fits its own size.
 *
 * @param layout empty where the numbers are none that a WFDB format can name
 */
record Matlab4Header(Optional<RawLayout> layout) {
    private static final int FIELDS_BYTES = 20;
    private static final int LONGEST_NAME = 64;
    private static final int BIG_ENDIAN = 1000;

    /** The header, where a file of that size that starts with these bytes has one. */
    static Optional<Matlab4Header> in(byte[] start, long size) {
        return in(ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN), 0, size)
                .or(() -> in(ByteBuffer.wrap(start).order(ByteOrder.BIG_ENDIAN), BIG_ENDIAN, size));
    }

    /** Refuses a file that is not what a WFDB header says. */
    void requireAgreement(String where, String file, RawLayout described) {
        layout.orElseThrow(() -> new BadData(
                        where,
                        file
                                + " is a MATLAB 4 file of numbers that no WFDB format has: save it with 16-bit"
                                + " integers"))
                .requireIs(where, file, described);
    }

    private static Optional<Matlab4Header> in(ByteBuffer bytes, int machine, long size) {
        if (bytes.capacity() < FIELDS_BYTES) {
            return Optional.empty();
        }
        int type = bytes.getInt(0) - machine;
        long rows = bytes.getInt(4);
        long columns = bytes.getInt(8);
        int imaginary = bytes.getInt(12);
        int nameLength = bytes.getInt(16);
        boolean plausible = type >= 0
                && type < 60
                && type % 10 == 0
                && rows > 0
                && columns > 0
                && (imaginary == 0 || imaginary == 1)
                && isName(bytes, nameLength);
        long numbers = plausible ? rows * columns * bytesPerNumber(type / 10) * (1 + imaginary) : 0;
        if (!plausible || numbers > size || FIELDS_BYTES + nameLength + numbers > size) {
            return Optional.empty();
        }
        return Optional.of(new Matlab4Header(format(type / 10, machine == BIG_ENDIAN, imaginary)
                .map(format -> new RawLayout(format, FIELDS_BYTES + nameLength, (int) rows))));
    }

    private static boolean isName(ByteBuffer bytes, int length) {
        if (length < 2 || length > LONGEST_NAME || FIELDS_BYTES + length > bytes.capacity()) {
            return false;
        }
        for (int i = 0; i < length - 1; i++) {
            byte c = bytes.get(FIELDS_BYTES + i);
            if (c != '_' && !Character.isLetterOrDigit(c)) {
                return false;
            }
        }
        return bytes.get(FIELDS_BYTES + length - 1) == 0;
    }

    private static int bytesPerNumber(int precision) {
        return switch (precision) {
            case 0 -> Double.BYTES;
            case 1, 2 -> Integer.BYTES;
            case 3, 4 -> Short.BYTES;
            default -> Byte.BYTES;
        };
    }

    private static Optional<Integer> format(int precision, boolean bigEndian, int imaginary) {
        if (imaginary != 0) {
            return Optional.empty();
        }
        return switch (precision) {
            case 2 -> bigEndian ? Optional.empty() : Optional.of(32);
            case 3 -> Optional.of(bigEndian ? 61 : 16);
            case 5 -> Optional.of(80);
            default -> Optional.empty();
        };
    }
}
