package io.heartproof.benchmark.card;

import io.heartproof.benchmark.card.CheckRow.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** What a check finds, as a table whose lines are handed on as they come. Not thread-safe. */
final class CardTable {
    private final Consumer<String> lines;
    private int failed;

    /** @param lines takes them, the one above the rows at once */
    CardTable(String device, Consumer<String> lines) {
        this.lines = lines;
        lines.accept(line("", device, "beside it", "asked for", ""));
    }

    /** Adds rows. */
    void add(List<CheckRow> rows) {
        for (CheckRow row : rows) {
            String verdict = row.verdict().toString();
            lines.accept(line(row.name(), row.onCard(), row.beside(), row.limit(), verdict));
            failed += row.verdict() == Verdict.FAILED ? 1 : 0;
        }
    }

    /** Adds the last line, which says what came of it; returns whether everything that was asked for came true. */
    boolean end() {
        lines.accept(failed == 0 ? "all that was asked for came true" : failed + " of what was asked for failed");
        return failed == 0;
    }

    private static String line(String name, String onCard, String beside, String limit, String verdict) {
        return String.format(Locale.ROOT, "%-54s %12s %12s  %-22s %s", name, onCard, beside, limit, verdict)
                .stripTrailing();
    }
}
