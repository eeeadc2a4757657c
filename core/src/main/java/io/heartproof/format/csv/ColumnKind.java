package io.heartproof.format.csv;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the cells of a column are, as its head tells without its unit. */
enum ColumnKind {
    /** Amplitudes. */
    LEAD,
    /** When the samples were taken. */
    TIME,
    /** Numbers of rows or samples, which rise by one. */
    COUNT,
    /** The first column, without a name: it may be a count or times. */
    UNNAMED;

    private static final Pattern SEPARATORS = Pattern.compile("[\\s_.-]+");
    private static final Pattern TIME_NAME =
            Pattern.compile("t|(elapsed )?time|time ?stamps?|date ?time|elapsed|time .*");
    private static final Pattern COUNT_NAME = Pattern.compile(
            "(sample|row|frame|index|idx)s?( ?(#|no|nr|number|index|idx|id|names?))?|rownames?|unnamed: ?\\d+("
                    + " \\d+)?|#|no|nr|n");
    private static final Set<String> ROW_NUMBERS_OF_R = Set.of("x");

    /** The kind of a column of that name. */
    static ColumnKind of(String name) {
        String plain = SEPARATORS
                .matcher(name.strip().toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
        if (TIME_NAME.matcher(plain).matches()) {
            return TIME;
        }
        return COUNT_NAME.matcher(plain).matches() ? COUNT : LEAD;
    }

    /** Whether a lead of that name may be R's column of row numbers ({@code X}), and is where its values are 1, 2, 3 ... */
    static boolean mayCountRows(String name) {
        return ROW_NUMBERS_OF_R.contains(name.toLowerCase(Locale.ROOT));
    }
}
