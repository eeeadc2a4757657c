package io.heartproof.dataset;

import io.heartproof.label.LabelSet;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code LABELS.csv}: the names of the classes that {@code REFERENCE.csv} numbers from 1 to K, in this order. */
final class LabelFile {
    static final String NAME = "LABELS.csv";

    private static final List<String> HEADER = List.of("label", "name");

    private LabelFile() {}

    /** The classes of a folder: those of its label file, or the nine of CPSC2018 where it has none. */
    static LabelSet read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return LabelSet.CPSC2018;
        }
        List<String> names = new ArrayList<>();
        for (CsvTable.Line line : CsvTable.read(file, HEADER)) {
            String expected = Integer.toString(names.size() + 1);
            if (!line.fields().get(0).equals(expected)) {
                throw new BadData(
                        line.where(),
                        "expected label " + expected + ", got '"
                                + RecordName.printable(line.fields().get(0)) + "'");
            }
            names.add(line.fields().get(1));
        }
        return labelSet(file, names);
    }

    /** Writes the label file, or nothing where the classes are the nine of CPSC2018. */
    static void write(Path folder, LabelSet labels) throws IOException {
        if (labels.equals(LabelSet.CPSC2018)) {
            return;
        }
        CsvTable.write(
                folder.resolve(NAME),
                HEADER,
                labels.labels().stream()
                        .map(label -> List.of(Integer.toString(label.index() + 1), label.name()))
                        .toList());
    }

    private static LabelSet labelSet(Path file, List<String> names) {
        try {
            return new LabelSet(names);
        } catch (BadData e) {
            throw new BadData(file.toString(), e.getMessage(), e);
        }
    }
}
