package io.heartproof.format.dicom;

import io.heartproof.format.rule.Decimal;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Counted;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The wanted elements of a data set or of an item in a sequence. Values are views of the file's bytes. */
final class DicomSet {
    private static final int LONGEST_TEXT = 1 << 10;

    private final String where;
    private final @Nullable DicomSet parent;
    private final Map<Integer, ByteBuffer> values = new HashMap<>();
    private final Map<Integer, List<DicomSet>> sequences = new HashMap<>();

    /** @param parent the set that this is an item of; null for a data set */
    DicomSet(String where, @Nullable DicomSet parent) {
        this.where = where;
        this.parent = parent;
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

    /** A text in the file's own character sets without the padding around it, in one line; empty where it is absent. */
    String text(int tag) {
        ByteBuffer bytes = bytes(tag);
        bytes.limit(Math.min(bytes.limit(), LONGEST_TEXT));
        return characterSets().decode(bytes).replace('\0', ' ').strip().replaceAll("\\p{Cc}", "?");
    }

    /** An item without character sets of its own has those of its parent. */
    private CharacterSets characterSets() {
        ByteBuffer own = values.get(Tag.CHARACTER_SET);
        if (own != null) {
            return CharacterSets.of(StandardCharsets.ISO_8859_1
                    .decode(own.duplicate())
                    .toString()
                    .replace('\0', ' '));
        }
        return parent == null ? CharacterSets.UNNAMED : parent.characterSets();
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

    /** A decimal string; NaN where it is absent, blank or none. */
    double decimalOrNone(int tag) {
        return Decimal.parse(text(tag)).orElse(Double.NaN);
    }

    /** An unsigned number of 16 or 32 bits. */
    long unsigned(int tag) {
        ByteBuffer bytes = bytes(tag);
        return switch (bytes.remaining()) {
            case Short.BYTES -> Short.toUnsignedLong(bytes.getShort());
            case Integer.BYTES -> Integer.toUnsignedLong(bytes.getInt());
            default -> throw wrong(tag, "a number of 2 or 4 bytes", Counted.of(bytes.remaining(), "byte"));
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
