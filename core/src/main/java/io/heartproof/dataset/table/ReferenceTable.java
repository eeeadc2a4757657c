package io.heartproof.dataset.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * {@code REFERENCE.csv} as texts: the first column names the recordings, every further one is a column of labels, under
 * whatever headings. A column of row numbers before them, as pandas and R write one, and empty columns without a heading
 * are passed over.
 *
 * @param table at least two columns, all with headings but perhaps the first
 */
public record ReferenceTable(CsvTable table) {
    /** The file's name. */
    public static final String NAME = "REFERENCE.csv";

    private static final Set<String> INDEX_HEADINGS = Set.of("", "unnamed: 0");

    /**
     * Reads the file of a folder.
     *
     * @param recordings whether the folder has a recording of that name
     * @throws io.heartproof.problem.BadData where it is no CSV, or has no header line or no label column
     */
    public static ReferenceTable read(Path folder, Predicate<String> recordings) throws IOException {
        CsvTable whole = CsvTable.read(folder.resolve(NAME));
        requireHeader(whole, recordings);
        CsvTable table = whole.columns(wanted(whole));
        if (table.header().size() < 2) {
            throw table.wrong("expected a column of recordings and at least one of labels, got the header "
                    + RecordName.printable(String.join(",", whole.header())));
        }
        for (int column = 1; column < table.header().size(); column++) {
            if (table.header().get(column).isEmpty()) {
                throw table.wrong("expected a heading over label column " + column + ", got none");
            }
        }
        return new ReferenceTable(table);
    }

    /** The heading of a label column, from 1 on. */
    public String heading(int column) {
        return table.header().get(column);
    }

    /** Everything in the label columns. */
    public List<String> labels() {
        return table.lines().stream()
                .flatMap(line -> line.fields().stream().skip(1))
                .toList();
    }

    private static List<Integer> wanted(CsvTable table) {
        List<Integer> wanted = new ArrayList<>();
        for (int column = isIndex(table) ? 1 : 0; column < table.header().size(); column++) {
            boolean empty = table.header().get(column).isEmpty()
                    && table.column(column).stream().allMatch(String::isEmpty);
            if (column == 0 || !empty) {
                wanted.add(column);
            }
        }
        return wanted;
    }

    /** Whether the first column counts the lines, from 0 or from 1. */
    private static boolean isIndex(CsvTable table) {
        if (table.header().size() < 3
                || !INDEX_HEADINGS.contains(table.header().get(0).toLowerCase(Locale.ROOT))) {
            return false;
        }
        List<String> column = table.column(0);
        return IntStream.rangeClosed(0, 1)
                .anyMatch(from -> IntStream.range(0, column.size())
                        .allMatch(i -> column.get(i).equals(Integer.toString(i + from))));
    }

    /** A first line that names a recording, or holds a label, is no header. */
    private static void requireHeader(CsvTable table, Predicate<String> recordings) {
        List<String> header = table.header();
        boolean isLine = recordings.test(header.get(0));
        for (int column = 1; column < header.size() && !isLine; column++) {
            String heading = header.get(column);
            isLine = ClassNames.isNumeric(heading)
                    || (!heading.isEmpty() && new HashSet<>(table.column(column)).contains(heading));
        }
        if (isLine) {
            throw table.wrong("expected a header such as Recording,First_label, got "
                    + RecordName.printable(String.join(",", header)));
        }
    }
}
