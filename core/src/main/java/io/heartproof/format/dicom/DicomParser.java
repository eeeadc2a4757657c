package io.heartproof.format.dicom;

import io.heartproof.parallel.Interruption;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Counted;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Elements in little-endian order, with the type of each written out (explicit) or not (implicit). Elements that are
 * not wanted are passed over: they may be anything within the file's bytes. Sequences of undefined length have to be walked
 * through to find their end.
 */
final class DicomParser {
    private static final long UNDEFINED = 0xffff_ffffL;
    private static final int DEEPEST = 16;
    private static final int MOST_ITEMS = 1 << 10;
    private static final int META_GROUP = 0x0002;
    private static final Set<String> LONG_FORM =
            Set.of("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV");

    private final String where;
    private final ByteBuffer in;
    private boolean explicit;
    private int elements;

    /**
     * @param in from its position to its limit, in little-endian order
     * @param encoding how elements are written
     */
    DicomParser(String where, ByteBuffer in, Encoding encoding) {
        this.where = where;
        this.in = in;
        this.explicit = encoding == Encoding.EXPLICIT;
    }

    /** Whether an element states its type. */
    enum Encoding {
        EXPLICIT,
        IMPLICIT
    }

    private record Head(int tag, String type, long length) {}

    /** The elements of the file's meta group, up to the first of another group. */
    DicomSet meta() {
        DicomSet set = new DicomSet(where, null);
        while (in.remaining() >= 2 && Short.toUnsignedInt(in.getShort(in.position())) == META_GROUP) {
            take(head(), set, 0);
        }
        return set;
    }

    /** All elements that are left. */
    DicomSet all() {
        DicomSet set = new DicomSet(where, null);
        while (in.hasRemaining()) {
            take(head(), set, 0);
        }
        return set;
    }

    private Head head() {
        require(8);
        int tag = (Short.toUnsignedInt(in.getShort()) << 16) | Short.toUnsignedInt(in.getShort());
        if (!explicit || tag >>> 16 == 0xfffe) {
            return new Head(tag, "", Integer.toUnsignedLong(in.getInt()));
        }
        String type = "" + (char) (in.get() & 0xff) + (char) (in.get() & 0xff);
        if (!LONG_FORM.contains(type)) {
            return new Head(tag, type, Short.toUnsignedLong(in.getShort()));
        }
        in.getShort();
        require(4);
        return new Head(tag, type, Integer.toUnsignedLong(in.getInt()));
    }

    private void take(Head head, DicomSet set, int depth) {
        boolean undefined = head.length == UNDEFINED;
        if (!undefined && head.length > in.remaining()) {
            throw new BadData(
                    where,
                    String.format(
                            Locale.ROOT,
                            "element %s has %s where %d follow",
                            Tag.text(head.tag),
                            Counted.of(head.length, "byte"),
                            in.remaining()));
        }
        Interruption.checkAt(elements++);
        if (Tag.isWantedSequence(head.tag)) {
            takeSequence(head, set, depth);
        } else if (undefined) {
            passOver(head);
        } else {
            ByteBuffer value = in.slice(in.position(), (int) head.length);
            in.position(in.position() + (int) head.length);
            if (Tag.isWantedValue(head.tag)) {
                set.put(head.tag, value);
            }
        }
    }

    private void takeSequence(Head head, DicomSet set, int depth) {
        if (depth == DEEPEST) {
            throw new BadData(where, "sequences may be nested at most " + DEEPEST + " deep");
        }
        boolean before = explicit;
        explicit = explicit && !head.type.equals("UN"); // PS3.5, 6.2.2: what is inside is implicit
        set.put(head.tag, items(end(head.length), set, depth));
        explicit = before;
    }

    /** Goes to the end of a sequence of undefined length, however much is nested in it. */
    private void passOver(Head sequence) {
        boolean before = explicit;
        explicit = explicit && !sequence.type.equals("UN");
        int open = 1; // sequences and items whose end has to be found
        int implicitFrom = explicit ? Integer.MAX_VALUE : open;
        while (open > 0 && in.hasRemaining()) {
            Interruption.checkAt(elements++);
            Head head = head();
            if (head.tag == Tag.END_OF_SEQUENCE || head.tag == Tag.END_OF_ITEM) {
                open--;
            } else if (head.length == UNDEFINED) {
                open++;
                implicitFrom = explicit && head.type.equals("UN") ? open : implicitFrom;
            } else {
                in.position(end(head.length));
            }
            implicitFrom = open < implicitFrom ? Integer.MAX_VALUE : implicitFrom;
            explicit = before && implicitFrom == Integer.MAX_VALUE;
        }
        explicit = before;
    }

    private List<DicomSet> items(int end, DicomSet set, int depth) {
        List<DicomSet> items = new ArrayList<>();
        while (in.position() < end) {
            Head head = head();
            if (head.tag == Tag.END_OF_SEQUENCE) {
                return items;
            }
            if (head.tag != Tag.ITEM || items.size() == MOST_ITEMS) {
                throw new BadData(
                        where,
                        String.format(
                                Locale.ROOT,
                                "a sequence must hold at most %d items, got %s after %d",
                                MOST_ITEMS,
                                Tag.text(head.tag),
                                items.size()));
            }
            items.add(item(end(head.length), set, depth));
        }
        return items;
    }

    private DicomSet item(int end, DicomSet set, int depth) {
        DicomSet item = new DicomSet(where, set);
        while (in.position() < end) {
            Head head = head();
            if (head.tag == Tag.END_OF_ITEM) {
                return item;
            }
            take(head, item, depth + 1);
        }
        return item;
    }

    private int end(long length) {
        if (length != UNDEFINED && length > in.remaining()) {
            throw new BadData(
                    where,
                    String.format(
                            Locale.ROOT,
                            "a sequence has %s where %d follow",
                            Counted.of(length, "byte"),
                            in.remaining()));
        }
        return length == UNDEFINED ? in.limit() : in.position() + (int) length;
    }

    private void require(int bytes) {
        if (in.remaining() < bytes) {
            throw new BadData(where, "the file ends in the middle of an element");
        }
    }
}
