package io.heartproof.dataset.table;

import io.heartproof.label.LabelSet;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * {@code LABELS.csv}: the classes of a folder, in the order of its lines. The column {@code name} holds their names, the
 * column {@code label} or {@code number} the numbers that {@code REFERENCE.csv} may use for them, any whole numbers. A
 * single column, {@code name}, {@code label} or {@code class}, holds names.
 */
public final class LabelFile {
    /** The file's name. */
    public static final String NAME = "LABELS.csv";

    private static final String NAME_HEADING = "name";
    private static final Set<String> NUMBER_HEADINGS = Set.of("label", "number");
    private static final Set<String> ONLY_HEADINGS = Set.of(NAME_HEADING, "label", "class");

    private LabelFile() {}

    /** The classes of a folder's label file, or nothing where it has none. */
    public static Optional<ClassNames> read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        CsvTable table = CsvTable.read(file);
        List<String> headings =
                table.header().stream().map(h -> h.toLowerCase(Locale.ROOT)).toList();
        int names = headings.indexOf(NAME_HEADING);
        if (headings.size() == 1 && ONLY_HEADINGS.contains(headings.get(0))) {
            return Optional.of(named(table));
        }
        if (headings.size() != 2 || names < 0 || !NUMBER_HEADINGS.contains(headings.get(1 - names))) {
            throw table.wrong("expected the header label,name, or name alone, got "
                    + RecordName.printable(String.join(",", table.header())));
        }
        return Optional.of(numbered(table.columns(List.of(1 - names, names))));
    }

    /** Writes the label file, or nothing where the classes are the nine of CPSC2018. */
    public static void write(Path folder, LabelSet labels) throws IOException {
        if (!labels.equals(LabelSet.CPSC2018)) {
            writeAny(folder, labels);
        }
    }

    /** Writes the label file, whatever the classes are. */
    public static void writeAny(Path folder, LabelSet labels) throws IOException {
        CsvTable.write(
                folder.resolve(NAME),
                List.of("label", NAME_HEADING),
                labels.labels().stream()
                        .map(label -> List.of(Integer.toString(label.index() + 1), label.name()))
                        .toList());
    }

    /** Names alone: a number counts lines, unless names are numbers themselves. */
    private static ClassNames named(CsvTable table) {
        LabelSet labels = labelSet(table, table.column(0));
        boolean numbers = labels.names().stream().noneMatch(ClassNames::isNumeric);
        return new ClassNames(
                labels,
                numbers ? IntStream.rangeClosed(1, labels.size()).boxed().toList() : List.of(),
                ClassNames.Origin.LABEL_FILE);
    }

    private static ClassNames numbered(CsvTable table) {
        LabelSet labels = labelSet(table, table.column(1));
        List<Integer> numbers = table.lines().stream().map(LabelFile::number).toList();
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < numbers.size(); i++) {
            CsvTable.Line line = table.lines().get(i);
            if (!seen.add(numbers.get(i))) {
                throw new BadData(line.where(), "label " + line.fields().get(0) + " is given twice");
            }
            requireSameNumber(line, numbers.get(i));
        }
        return new ClassNames(labels, numbers, ClassNames.Origin.LABEL_FILE);
    }

    private static int number(CsvTable.Line line) {
        String field = line.fields().get(0);
        return ClassNames.number(field)
                .orElseThrow(() -> new BadData(
                        line.where(), "expected a whole number as label, got '" + RecordName.printable(field) + "'"));
    }

    /** A name that is a number would make {@code 1} mean two classes. */
    private static void requireSameNumber(CsvTable.Line line, int number) {
        String name = line.fields().get(1);
        if (ClassNames.isNumeric(name) && !ClassNames.number(name).equals(Optional.of(number))) {
            throw new BadData(
                    line.where(),
                    "a class whose name is a number must have that number, got label " + number + " for '"
                            + RecordName.printable(name) + "'");
        }
    }

    private static LabelSet labelSet(CsvTable table, List<String> names) {
        try {
            return new LabelSet(names);
        } catch (BadData e) {
            throw new BadData(table.file().toString(), e.getMessage(), e);
        }
    }
}
