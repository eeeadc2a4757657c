package io.heartproof.report.page;

import io.heartproof.metric.Figure;

/** Marks figures of so few recordings that their bootstrap interval is too narrow. */
public final class FewRecordings {
    private static final int FEW = 20;

    /** Explains the mark below a table that has it. */
    public static final String NOTE = "\u2020 Fewer than " + FEW + " recordings: the range is too narrow.";

    private FewRecordings() {}

    /** How many recordings a range comes from, marked where they are few. */
    public static String marked(int recordings) {
        return recordings + (are(recordings) ? "\u2009\u2020" : "");
    }

    /** A figure of so many recordings; of one alone it has no range, as every drawn list is that recording. */
    public static Table.Cell cell(int recordings, Figure figure, Words.Form form) {
        return figure.known()
                .filter(known -> recordings == 1)
                .map(known -> Table.number(form.value(known.value())))
                .orElseGet(() -> Table.figure(figure, form));
    }

    /** Whether {@link #NOTE} must explain the mark. */
    public static boolean are(int recordings) {
        return recordings > 0 && recordings < FEW;
    }
}
