package io.heartproof.format.dicom;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Text in which escapes of ISO 2022 switch between character sets: those for the lower half (ASCII, and JIS X 0208 and
 * 0212 with two bytes per character) and those for the upper half. An unknown escape is left out.
 *
 * <p>Source: DICOM PS3.3, C.12.1.1.2; PS3.5, section 6.1.2.5. Not thread-safe: one text each.
 */
final class EscapedText {
    private static final byte ESCAPE = 0x1b;
    private static final int LONGEST_ESCAPE = 3;
    private static final byte THIRD_SET = (byte) 0x8f;

    private static final Map<String, Lower> LOWER = Map.of(
            "(B", Lower.ASCII, "(J", Lower.ASCII, "$B", Lower.JIS_0208, "$@", Lower.JIS_0208, "$(D", Lower.JIS_0212);

    private static final Map<String, String> UPPER = RegisteredSet.byEscape();

    /** What a byte below 128 stands for. */
    private enum Lower {
        ASCII,
        JIS_0208,
        JIS_0212
    }

    private final StringBuilder text = new StringBuilder();
    private Charset upper;
    private Lower lower = Lower.ASCII;

    /** @param upper the set of bytes from 128 on until an escape names another */
    EscapedText(Charset upper) {
        this.upper = upper;
    }

    String decode(ByteBuffer bytes) {
        byte[] all = new byte[bytes.remaining()];
        bytes.duplicate().get(all);
        int from = 0;
        for (int at = 0; at < all.length; at++) {
            if (all[at] == ESCAPE) {
                append(all, from, at);
                from = at + 1 + change(all, at + 1);
                at = from - 1;
            }
        }
        append(all, from, all.length);
        return text.toString();
    }

    /** Takes the escape that begins there; gives its length. */
    private int change(byte[] all, int at) {
        for (int length = 2; length <= LONGEST_ESCAPE && at + length <= all.length; length++) {
            String escape = new String(all, at, length, StandardCharsets.ISO_8859_1);
            if (LOWER.containsKey(escape)) {
                lower = LOWER.get(escape);
                return length;
            }
            String name = UPPER.get(escape);
            if (name != null) {
                upper = Charset.isSupported(name) ? Charset.forName(name) : upper;
                return length;
            }
        }
        return 0;
    }

    private void append(byte[] all, int from, int to) {
        if (lower == Lower.ASCII) {
            text.append(new String(all, from, to - from, upper));
            return;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = from; i + 1 < to; i += 2) {
            if (lower == Lower.JIS_0212) {
                out.write(THIRD_SET);
            }
            out.write(all[i] | 0x80);
            out.write(all[i + 1] | 0x80);
        }
        text.append(out.toString(eucJp()));
    }

    private static Charset eucJp() {
        return Charset.isSupported("EUC-JP") ? Charset.forName("EUC-JP") : StandardCharsets.ISO_8859_1;
    }
}
