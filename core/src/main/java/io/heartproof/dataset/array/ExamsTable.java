package io.heartproof.dataset.array;

import io.heartproof.dataset.store.StatedLabels;
import io.heartproof.dataset.table.CsvTable;
import io.heartproof.dataset.table.LabelFile;
import io.heartproof.dataset.table.RecordName;
import io.heartproof.dataset.table.ReferenceTable;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * {@code exams.csv} in the layout of CODE-15: a line per recording, and a column per class with {@code True} or {@code False}. The
 * classes are the columns that {@code LABELS.csv} names, or those of CODE-15. Source: Ribeiro et al., Nature Communications 11
 * (2020) 1760; CODE-15% (2021), doi 10.5281/zenodo.4916206.
 */
final class ExamsTable {
    static final String NAME = "exams.csv";

    private static final List<String> CLASSES = List.of("1dAVb", "RBBB", "LBBB", "SB", "AF", "ST", "normal_ecg");
    private static final Set<String> YES = Set.of("true", "1");
    private static final Set<String> NO = Set.of("false", "0", "");

    private ExamsTable() {}

    /**
     * The labels of a folder's recordings; empty where it has no such table, or its {@code REFERENCE.csv} labels them.
     *
     * @param namesKey what the names are called in the HDF5 file and, without its groups, in the table
     * @param recordings names, in order
     * @throws BadData where the table has no column of names or of a class, a line twice, or another word in a cell
     */
    static Optional<StatedLabels> read(Path folder, String namesKey, Set<String> recordings) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file) || Files.exists(folder.resolve(ReferenceTable.NAME))) {
            return Optional.empty();
        }
        String names = namesKey.substring(namesKey.lastIndexOf('/') + 1);
        List<String> classes =
                LabelFile.read(folder).map(file1 -> file1.labels().names()).orElse(CLASSES);
        CsvTable table = CsvTable.read(file, heading -> heading.equals(names) || classes.contains(heading));
        if (!table.header().contains(names) || table.header().size() < 2) {
            throw table.wrong("expected a column " + names + " and columns of the classes " + classes + ", got "
                    + table.header());
        }
        Map<String, List<String>> byName = byName(table, table.header().indexOf(names));
        Map<String, List<String>> labels = new LinkedHashMap<>();
        recordings.forEach(recording -> labels.put(recording, byName.getOrDefault(recording, List.of())));
        return Optional.of(new StatedLabels(NAME, labels));
    }

    private static Map<String, List<String>> byName(CsvTable table, int names) {
        Map<String, List<String>> byName = new HashMap<>();
        for (CsvTable.Line line : table.lines()) {
            List<String> labels = IntStream.range(0, table.header().size())
                    .filter(column -> column != names && isYes(line, column))
                    .mapToObj(table.header()::get)
                    .toList();
            String name = line.fields().get(names);
            if (byName.put(name, labels) != null) {
                throw new BadData(line.where(), "recording " + RecordName.printable(name) + " is named twice");
            }
        }
        return byName;
    }

    private static boolean isYes(CsvTable.Line line, int column) {
        String cell = line.fields().get(column).toLowerCase(Locale.ROOT);
        if (!YES.contains(cell) && !NO.contains(cell)) {
            throw new BadData(line.where(), "expected True or False, got '" + RecordName.printable(cell) + "'");
        }
        return YES.contains(cell);
    }
}
