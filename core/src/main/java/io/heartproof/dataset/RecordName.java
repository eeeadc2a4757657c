package io.heartproof.dataset;

import io.heartproof.problem.BadData;
import java.util.regex.Pattern;

/** The rule for names of recordings: they become file names, so they must not lead out of the folder. */
final class RecordName {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");

    private RecordName() {}

    /** Returns {@code name}, or throws {@link BadData} at {@code where}. */
    static String require(String where, String name) {
        if (!ALLOWED.matcher(name).matches()) {
            throw new BadData(
                    where,
                    "expected a recording's name of letters, digits, '_', '-' and '.', got '" + printable(name) + "'");
        }
        return name;
    }

    /** On one line, and not too long. */
    static String printable(String value) {
        String line = value.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= 60 ? line : line.substring(0, 60) + "...";
    }
}
