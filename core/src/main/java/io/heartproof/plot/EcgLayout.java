package io.heartproof.plot;

import io.heartproof.signal.Lead;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the leads of a recording stand on the paper: rows of strips.
 *
 * @param rows from the top; the strips of a row share the drawn time among them
 */
public record EcgLayout(List<List<Strip>> rows) {
    private static final int USUAL_COLUMNS = 4;
    private static final double LEAST_SECONDS = 2;

    /**
     * A lead during a part of the drawn time.
     *
     * @param signal the lead's index in the recording
     * @param from share of the drawn time at which it starts, 0 to 1
     * @param to share at which it ends
     */
    public record Strip(int signal, double from, double to) {}

    public EcgLayout {
        rows = rows.stream().map(List::copyOf).toList();
    }

    /**
     * The twelve standard leads in three rows of four above a rhythm strip, in fewer columns where a lead would have less than
     * two seconds; any other set of leads one per row.
     *
     * @param seconds that are drawn
     */
    public static EcgLayout of(List<Lead> leads, double seconds) {
        boolean standard = leads.size() == Lead.STANDARD_12.size() && leads.containsAll(Lead.STANDARD_12);
        int columns = columns(seconds, USUAL_COLUMNS);
        return standard && columns > 1 ? inColumns(leads, Lead.STANDARD_12, columns) : stacked(leads.size());
    }

    /** As many columns as leave each lead two seconds of those that are drawn: 1 to {@code most}. */
    public static int columns(double seconds, int most) {
        return (int) Math.max(1, Math.min(most, Math.floor(seconds / LEAST_SECONDS)));
    }

    /** One row per lead, in the recording's order. */
    public static EcgLayout stacked(int leads) {
        return new EcgLayout(IntStream.range(0, leads)
                .mapToObj(signal -> List.of(new Strip(signal, 0, 1)))
                .toList());
    }

    /** As many columns as asked for, filled column by column, above a rhythm strip (lead II, otherwise the first). */
    public static EcgLayout inColumns(List<Lead> leads, int columns) {
        return inColumns(leads, leads, columns);
    }

    private static EcgLayout inColumns(List<Lead> leads, List<Lead> order, int columns) {
        int rowCount = (order.size() + columns - 1) / columns;
        List<List<Strip>> rows = new ArrayList<>();
        for (int row = 0; row < rowCount; row++) {
            List<Strip> strips = new ArrayList<>();
            for (int column = 0; column < columns && column * rowCount + row < order.size(); column++) {
                int signal = leads.indexOf(order.get(column * rowCount + row));
                strips.add(new Strip(signal, (double) column / columns, (column + 1.0) / columns));
            }
            rows.add(strips);
        }
        rows.add(List.of(new Strip(Math.max(0, leads.indexOf(Lead.II)), 0, 1)));
        return new EcgLayout(rows);
    }
}
