package io.heartproof.format.csv;

import io.heartproof.format.rule.Decimal;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The numbers of a table. Cells that stand for none are missing: empty ones and what C, Java, pandas, R, Excel and databases
 * write. Where commas do not separate columns they may separate decimals, but a table with both commas and points in its
 * numbers is ambiguous, and the later ones are no numbers. Not thread-safe.
 */
final class Numbers {
    private static final Set<String> MISSING = Set.of(
            "",
            "nan",
            "-nan",
            "+nan",
            "na",
            "n/a",
            "#n/a",
            "<na>",
            "nat",
            "null",
            "none",
            "nil",
            "missing",
            "-",
            "--",
            ".",
            "?",
            "nan(ind)",
            "-nan(ind)",
            "1.#qnan",
            "-1.#ind",
            "1.#ind",
            "#null!");
    private static final int LONGEST_MISSING = 10;
    private static final char MINUS = '\u2212';

    private final boolean commaSeparatesColumns;
    private boolean commas;
    private boolean points;

    /** @param separator of columns */
    Numbers(char separator) {
        this.commaSeparatesColumns = separator == ',';
    }

    /** Whether a cell says that there is no number. */
    static boolean isMissing(String cell) {
        return cell.isEmpty() || (cell.length() <= LONGEST_MISSING && MISSING.contains(cell.toLowerCase(Locale.ROOT)));
    }

    /** The number in a cell; empty where it is none. */
    OptionalDouble parse(String cell) {
        String text = cell.replace(MINUS, '-');
        if (commaSeparatesColumns) {
            return Decimal.parse(text);
        }
        commas |= text.indexOf(',') >= 0;
        points |= text.indexOf('.') >= 0;
        return commas && points ? OptionalDouble.empty() : Decimal.parse(text.replace(',', '.'));
    }

    /** Whether numbers with decimal commas and with decimal points have been seen. */
    boolean isMixed() {
        return commas && points;
    }
}
