package io.heartproof.format.edf;

import io.heartproof.file.TextFile;
import io.heartproof.format.rule.Decimal;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Counted;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The text fields of a header part, taken one after the other; each is padded with spaces. */
final class EdfFields {
    private final String where;
    private final byte[] bytes;
    private int position;

    private EdfFields(String where, byte[] bytes) {
        this.where = where;
        this.bytes = bytes;
    }

    /** The next {@code bytes} bytes of a file. */
    static EdfFields take(String where, InputStream in, int bytes) throws IOException {
        byte[] all = in.readNBytes(bytes);
        if (all.length < bytes) {
            throw new BadData(
                    where,
                    String.format(
                            Locale.ROOT,
                            "the file ends in the header, %s too early",
                            Counted.of(bytes - all.length, "byte")));
        }
        return new EdfFields(where, all);
    }

    String where() {
        return where;
    }

    /**
     * The next field of that many bytes, without spaces around it. EDF has ASCII only: other bytes are UTF-8, or Latin-1 where
     * they cannot be that, and control characters are "?".
     */
    String text(int length) {
        String field = TextFile.decoded(Arrays.copyOfRange(bytes, position, position + length));
        position += length;
        return field.replace('\0', ' ').strip().replaceAll("\\p{Cc}", "?");
    }

    List<String> texts(int count, int bytes) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(text(bytes));
        }
        return all;
    }

    double number(String what, int bytes) {
        String field = text(bytes);
        return Decimal.parse(field)
                .orElseThrow(() -> new BadData(where, what + " must be a number, got '" + field + "'"));
    }

    long whole(String what, int bytes) {
        double value = number(what, bytes);
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw new BadData(where, what + " must be a whole number, got " + value);
        }
        return (long) value;
    }
}
