package io.heartproof.benchmark.card;

import io.heartproof.benchmark.card.CheckRow.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a check found, as a table. Immutable. */
public final class CardReport {
    private final String device;
    private final List<CheckRow> rows;

    CardReport(String device, List<CheckRow> rows) {
        this.device = device;
        this.rows = List.copyOf(rows);
    }

    /** Whether everything that was asked for came true. */
    public boolean passed() {
        return rows.stream().noneMatch(row -> row.verdict() == Verdict.FAILED);
    }

    /** The table, and a last line that says what came of it. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line("", device, "beside it", "asked for", ""));
        rows.forEach(row -> lines.add(line(
                row.name(),
                row.onCard(),
                row.beside(),
                row.limit(),
                row.verdict().toString())));
        long failed =
                rows.stream().filter(row -> row.verdict() == Verdict.FAILED).count();
        lines.add(failed == 0 ? "all that was asked for came true" : failed + " of what was asked for failed");
        return lines;
    }

    private static String line(String name, String onCard, String beside, String limit, String verdict) {
        return String.format(Locale.ROOT, "%-54s %12s %12s  %-22s %s", name, onCard, beside, limit, verdict)
                .stripTrailing();
    }
}
