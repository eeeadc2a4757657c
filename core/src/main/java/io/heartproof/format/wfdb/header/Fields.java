package io.heartproof.format.wfdb.header;

import io.heartproof.format.rule.Decimal;
import io.heartproof.problem.BadData;
import java.util.OptionalDouble;

/**
 * The fields of one header line, separated by blanks, taken one after the other. Errors name file, line and value. Not
 * thread-safe.
 */
public final class Fields {
    private static final int LONGEST_SHOWN = 40;

    private final String where;
    private final String text;
    private int at;

    /** @param where file and line, for messages */
    public Fields(String where, String text) {
        this.where = where;
        this.text = text;
        skipBlanks();
    }

    public String where() {
        return where;
    }

    public boolean hasNext() {
        return at < text.length();
    }

    /** The next field, which must be there. */
    public String next(String what) {
        if (!hasNext()) {
            throw new BadData(where, "expected " + what + ", but the line ends");
        }
        int start = at;
        while (hasNext() && !isBlank(text.charAt(at))) {
            at++;
        }
        String field = text.substring(start, at);
        skipBlanks();
        return field;
    }

    /** Everything that was not taken yet. */
    public String rest() {
        String rest = text.substring(at).strip();
        at = text.length();
        return rest;
    }

    /** The next field as a whole number. */
    public long nextWhole(String what, long least, long most) {
        return whole(what, next(what), least, most);
    }

    /** A text as a whole number between two bounds. */
    public long whole(String what, String value, long least, long most) {
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of bounds.
        }
        throw wrong(what + " must be a whole number from " + least + " to " + most, value);
    }

    /** A text as a decimal number. */
    public double decimal(String what, String value) {
        OptionalDouble number = Decimal.parse(value);
        if (number.isEmpty()) {
            throw wrong(what + " must be a finite number", value);
        }
        return number.getAsDouble();
    }

    /** The error that {@code value} breaks {@code rule}. */
    public BadData wrong(String rule, String value) {
        String shown = value.length() <= LONGEST_SHOWN ? value : value.substring(0, LONGEST_SHOWN) + "...";
        return new BadData(where, rule + ", got '" + shown + "'");
    }

    private void skipBlanks() {
        while (hasNext() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
