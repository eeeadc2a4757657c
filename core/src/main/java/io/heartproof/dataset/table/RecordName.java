package io.heartproof.dataset.table;

import io.heartproof.problem.BadData;
import java.util.regex.Pattern;

/** The rule for names of recordings: they become file names, so they must not lead out of the folder. */
public final class RecordName {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");

    private RecordName() {}

    /** Returns {@code name}, or throws {@link BadData} at {@code where}. */
    public static String require(String where, String name) {
        if (!isAllowed(name)) {
            throw new BadData(
                    where,
                    "expected a recording's name of letters, digits, '_', '-' and '.', got '" + printable(name) + "'");
        }
        return name;
    }

    /** Whether a recording may be called so. */
    public static boolean isAllowed(String name) {
        return ALLOWED.matcher(name).matches();
    }

    /** On one line, and not too long. */
    public static String printable(String value) {
        String line = value.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= 60 ? line : line.substring(0, 60) + "...";
    }
}
