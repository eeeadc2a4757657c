package io.heartproof.dataset.tar;

import io.heartproof.problem.BadData;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarUtils;

/**
 * The header of a file in a tar archive.
 *
 * @param name with folders
 * @param type {@code LF_...} of {@link TarConstants}
 * @param bytes of the content, not negative
 */
record TarHeader(String name, byte type, long bytes) {
    private static final int SIZE_AT = 124;
    private static final int TYPE_AT = 156;
    private static final int MAGIC_AT = 257;
    private static final int PREFIX_AT = 345;

    /** Decodes a block whose checksum holds; {@link BadData} where its size is no number. */
    static TarHeader of(String where, byte[] block) {
        String name = text(block, 0, TarConstants.NAMELEN);
        if (text(block, MAGIC_AT, 6).equals("ustar")) { // GNU tar has a space there, and no prefix
            String prefix = text(block, PREFIX_AT, TarConstants.PREFIXLEN);
            name = prefix.isEmpty() ? name : prefix + "/" + name;
        }
        return new TarHeader(name, block[TYPE_AT], size(where, block));
    }

    private static long size(String where, byte[] block) {
        long size;
        try {
            size = TarUtils.parseOctalOrBinary(block, SIZE_AT, TarConstants.SIZELEN);
        } catch (IllegalArgumentException e) {
            throw new BadData(where, "has a file whose size is no number", e);
        }
        if (size < 0) {
            throw new BadData(where, "has a file of " + size + " bytes");
        }
        return size;
    }

    /** Up to the first zero. */
    private static String text(byte[] block, int from, int most) {
        int end = from;
        while (end < from + most && block[end] != 0) {
            end++;
        }
        return new String(Arrays.copyOfRange(block, from, end), StandardCharsets.UTF_8);
    }
}
