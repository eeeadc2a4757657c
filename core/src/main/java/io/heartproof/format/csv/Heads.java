package io.heartproof.format.csv;

import io.heartproof.format.lead.LeadMap;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The first row of a table. The first name may be missing, as pandas writes it, or the whole first head, as R does; separators
 * at the end of a line add no column. Immutable.
 *
 * @param hasRowNames whether rows have one cell more than the first row, in front
 */
record Heads(List<Column> columns, boolean hasRowNames) {
    static final Heads NONE = new Heads(List.of(), false);

    /**
     * The heads of that row.
     *
     * @param line file and line, for messages
     * @param named what the user names
     */
    static Heads of(String line, List<String> cells, LeadMap named) {
        int width = cells.size();
        while (width > 1 && cells.get(width - 1).isBlank()) {
            width--;
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            boolean unnamed = i == 0 && width > 1 && cells.get(0).isBlank();
            columns.add(unnamed ? Column.unnamed() : Column.of(line, cells.get(i)));
        }
        requireSeparator(line, columns);
        requireLeads(line, columns, cells);
        return new Heads(MadeUpNames.removed(line, columns, named), false);
    }

    private static void requireLeads(String line, List<Column> columns, List<String> cells) {
        long times = columns.stream().filter(c -> c.kind() == ColumnKind.TIME).count();
        if (columns.stream().noneMatch(Column::isLead) || times > 1) {
            throw new BadData(line, "expected at least one lead and at most one time, got " + cells);
        }
    }

    private static void requireSeparator(String line, List<Column> columns) {
        String[] words = columns.get(0).name().split("\\s+");
        if (columns.size() == 1
                && words.length > 1
                && IntStream.range(0, words.length).allMatch(i -> isHead(words[i]))) {
            throw new BadData(line, "columns must be separated by comma, semicolon, tab or |, got blanks");
        }
    }

    private static boolean isHead(String word) {
        return Column.isStandardLead(word) || ColumnKind.of(word) != ColumnKind.LEAD;
    }

    /** Whether a row below the heads is one of units: no number in it, and a unit where one belongs. */
    boolean isUnits(List<String> cells) {
        return cells.size() == columns.size()
                && cells.stream().noneMatch(cell -> new Numbers(';').parse(cell).isPresent())
                && IntStream.range(0, cells.size()).anyMatch(i -> columns.get(i).isUnit(cells.get(i)));
    }

    /** The heads with the units of a row below. */
    Heads withUnits(String line, List<String> cells) {
        return new Heads(
                IntStream.range(0, cells.size())
                        .mapToObj(i -> columns.get(i).withUnit(line, cells.get(i)))
                        .toList(),
                hasRowNames);
    }

    /** Whether a row has one cell more than the heads, and a number in front of it that counts. */
    boolean isOneShort(List<String> cells) {
        return cells.size() == columns.size() + 1
                && !cells.get(cells.size() - 1).isBlank()
                && (cells.get(0).equals("0") || cells.get(0).equals("1"));
    }

    /** The heads with one for the row names in front. */
    Heads withRowNames() {
        List<Column> all = new ArrayList<>(List.of(new Column(ColumnKind.COUNT, "of row names", "")));
        all.addAll(columns);
        return new Heads(List.copyOf(all), true);
    }

    /** As many cells as there are columns; empty ones behind them do not count. */
    List<String> cut(String line, List<String> cells) {
        int width = cells.size();
        while (width > columns.size() && cells.get(width - 1).isEmpty()) {
            width--;
        }
        if (width != columns.size()) {
            throw new BadData(line, otherWidth(columns.size(), cells.size()));
        }
        return cells.subList(0, width);
    }

    static String otherWidth(int expected, int got) {
        return "expected " + Counted.of(expected, "cell") + ", got " + got;
    }
}
