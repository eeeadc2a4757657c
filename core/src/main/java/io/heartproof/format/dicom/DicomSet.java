package io.heartproof.format.dicom;

import io.heartproof.format.rule.Decimal;
import io.heartproof.problem.BadData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The wanted elements of a data set or of an item in a sequence. Values are views of the file's bytes. */
final class DicomSet {
    private static final int LONGEST_TEXT = 1 << 10;
    private static final Charset GB18030 = Charset.forName("GB18030");

    private final String where;
    private final Map<Integer, ByteBuffer> values = new HashMap<>();
    private final Map<Integer, List<DicomSet>> sequences = new HashMap<>();

    DicomSet(String where) {
        this.where = where;
    }

    String where() {
        return where;
    }

    void put(int tag, ByteBuffer value) {
        values.put(tag, value);
    }

    void put(int tag, List<DicomSet> items) {
        sequences.put(tag, items);
    }

    /** The items of a sequence, none where it is absent. */
    List<DicomSet> items(int tag) {
        return sequences.getOrDefault(tag, List.of());
    }

    /** The bytes of a value in little-endian order; empty where it is absent. */
    ByteBuffer bytes(int tag) {
        return values.getOrDefault(tag, ByteBuffer.allocate(0)).duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A text without the padding around it; empty where it is absent. */
    String text(int tag) {
        return text(tag, StandardCharsets.ISO_8859_1);
    }

    /** A text that the file's own character set applies to: UTF-8 and GB18030 are known, others read as Latin-1. */
    String localText(int tag) {
        return text(
                tag,
                switch (text(Tag.CHARACTER_SET)) {
                    case "ISO_IR 192" -> StandardCharsets.UTF_8;
                    case "GB18030", "GBK" -> GB18030;
                    default -> StandardCharsets.ISO_8859_1;
                });
    }

    private String text(int tag, Charset charset) {
        ByteBuffer bytes = bytes(tag);
        bytes.limit(Math.min(bytes.limit(), LONGEST_TEXT));
        return charset.decode(bytes).toString().replace('\0', ' ').strip();
    }

    /** A decimal string; empty where it is absent or blank. */
    OptionalDouble decimal(int tag) {
        String text = text(tag);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        double value = Decimal.parse(text).orElseThrow(() -> wrong(tag, "a number", text));
        return OptionalDouble.of(value);
    }

    /** An unsigned number of 16 or 32 bits. */
    long unsigned(int tag) {
        ByteBuffer bytes = bytes(tag);
        return switch (bytes.remaining()) {
            case Short.BYTES -> Short.toUnsignedLong(bytes.getShort());
            case Integer.BYTES -> Integer.toUnsignedLong(bytes.getInt());
            default -> throw wrong(tag, "a number of 2 or 4 bytes", bytes.remaining() + " bytes");
        };
    }

    /** The first item of a sequence of codes. */
    Optional<DicomSet> code(int tag) {
        return items(tag).stream().findFirst();
    }

    private BadData wrong(int tag, String expected, String got) {
        return new BadData(where, "element %s must be %s, got '%s'".formatted(Tag.text(tag), expected, got));
    }
}
