package io.heartproof.dataset.tar;

import io.heartproof.problem.BadData;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What stands before a file's header and replaces parts of it: its name, its size. Other extensions (times, owners) are read
 * over. Immutable.
 *
 * @param bytes of the content, or nothing
 */
record TarExtension(Optional<String> name, Optional<Long> bytes) {
    static final TarExtension NONE = new TarExtension(Optional.empty(), Optional.empty());

    private static final String PATH = "path";
    private static final String SIZE = "size";
    private static final String WITH_HOLES = "GNU.sparse.";
    private static final int MOST_DIGITS = 18;

    /** Of GNU tar: the name alone, which ends with a zero. */
    static TarExtension ofName(byte[] content) {
        String name = new String(content, StandardCharsets.UTF_8);
        int end = name.indexOf('\0');
        return new TarExtension(Optional.of(end < 0 ? name : name.substring(0, end)), Optional.empty());
    }

    /**
     * Of POSIX: lines {@code LENGTH KEY=VALUE}, the length in bytes and with itself and the line's end.
     *
     * @throws BadData where a line is no such line, or speaks of a file with holes
     */
    static TarExtension ofPax(String where, byte[] content) {
        TarExtension all = NONE;
        int from = 0;
        while (from < content.length) {
            int space = from;
            while (space < content.length && content[space] != ' ') {
                space++;
            }
            long length = number(where, new String(content, from, space - from, StandardCharsets.US_ASCII));
            int start = space + 1;
            if (length > content.length - from || from + length <= start || content[from + (int) length - 1] != '\n') {
                throw broken(where);
            }
            int end = from + (int) length - 1;
            all = all.and(line(where, new String(content, start, end - start, StandardCharsets.UTF_8)));
            from = end + 1;
        }
        return all;
    }

    /** This, and what comes after it. */
    TarExtension and(TarExtension later) {
        return new TarExtension(later.name.or(() -> name), later.bytes.or(() -> bytes));
    }

    /** The header with these parts. */
    TarHeader applied(TarHeader header) {
        return new TarHeader(name.orElse(header.name()), header.type(), bytes.orElse(header.bytes()));
    }

    /** Names and sizes are those of one file, never of all. */
    void requireNone(String where) {
        if (!equals(NONE)) {
            throw new BadData(where, "gives all its files one name or one size");
        }
    }

    private static TarExtension line(String where, String line) {
        int equals = line.indexOf('=');
        String key = equals < 0 ? line : line.substring(0, equals);
        String value = line.substring(equals + 1);
        if (equals < 0) {
            throw broken(where);
        }
        if (key.startsWith(WITH_HOLES)) {
            throw new BadData(where, "holds a file with holes (" + WITH_HOLES + "*)");
        }
        return switch (key) {
            case PATH -> new TarExtension(Optional.of(value), Optional.empty());
            case SIZE -> new TarExtension(Optional.empty(), Optional.of(number(where, value)));
            default -> NONE;
        };
    }

    private static long number(String where, String text) {
        boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || text.isEmpty() || text.length() > MOST_DIGITS) {
            throw broken(where);
        }
        return Long.parseLong(text);
    }

    private static BadData broken(String where) {
        return new BadData(where, "has an extended header that breaks the rule 'LENGTH KEY=VALUE'");
    }
}
