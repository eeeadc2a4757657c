package io.heartproof.file;

import java.util.regex.Pattern;

/**
 * Texts in cells of CSV files that people open in a spreadsheet. There a text that begins with {@code = + - @}, a tab or a line
 * break is a formula and may run; so an apostrophe is put before it, which spreadsheets do not show. Numbers stay as they are.
 */
public final class CsvText {
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
    private static final Pattern FORMULA =
            Pattern.compile("'*[=+\\-@\\t\\r\\n\uff1d\uff0b\uff0d\uff20].*", Pattern.DOTALL);

    private CsvText() {}

    /** The text as a cell holds it. */
    public static String cell(String text) {
        boolean number = NUMBER.matcher(text).matches();
        return !number && FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    /** The text that {@link #cell} was given. */
    public static String text(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
