package io.heartproof.format;

import java.util.List;
import java.util.Locale;

/** What the header of a WFDB record is called, by the name of the record or of any of its files. */
final class HeaderNames {
    private static final String HEADER = ".hea";

    private HeaderNames() {}

    static boolean isHeader(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(HEADER);
    }

    /** Names in the order in which they are looked for; the last of small letters is {@link #usual}. */
    static List<String> of(String name) {
        if (isHeader(name)) {
            return List.of(name);
        }
        String stem = stem(name);
        return stem.equals(name)
                ? List.of(name + HEADER, name + HEADER.toUpperCase(Locale.ROOT))
                : List.of(
                        name + HEADER,
                        name + HEADER.toUpperCase(Locale.ROOT),
                        stem + HEADER,
                        stem + HEADER.toUpperCase(Locale.ROOT));
    }

    /** What it would be called where there is none, for messages. */
    static String usual(String name) {
        return isHeader(name) ? name : stem(name) + HEADER;
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }
}
