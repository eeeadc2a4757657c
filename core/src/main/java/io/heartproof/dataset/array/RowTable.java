package io.heartproof.dataset.array;

import io.heartproof.dataset.store.StatedLabels;
import io.heartproof.dataset.table.CsvTable;
import io.heartproof.dataset.table.RecordName;
import io.heartproof.format.array.ArrayRow;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code RECORDINGS.csv}: a line per row of the array beside it, in its order. Its columns are headed "recording" (its name),
 * "samples" (how long it is) and "label" (what it shows); the first must be there. Immutable.
 *
 * @param labels empty where the table has no such column
 */
record RowTable(List<ArrayRow> rows, Optional<StatedLabels> labels) {
    static final String NAME = "RECORDINGS.csv";

    private static final String RECORDING = "recording";
    private static final String SAMPLES = "samples";
    private static final String LABEL = "label";

    RowTable {
        rows = List.copyOf(rows);
    }

    /** Reads the table of a folder; {@link BadData} where there is none, or a length is no number. */
    static RowTable read(Path folder) throws IOException {
        List<String> known = List.of(RECORDING, SAMPLES, LABEL);
        CsvTable table = CsvTable.read(folder.resolve(NAME), known::contains);
        int recording = table.header().indexOf(RECORDING);
        int samples = table.header().indexOf(SAMPLES);
        int label = table.header().indexOf(LABEL);
        if (recording < 0) {
            throw table.wrong("expected a column " + RECORDING + ", and perhaps " + SAMPLES + " and " + LABEL);
        }
        List<ArrayRow> rows = new ArrayList<>();
        Map<String, List<String>> labels = new LinkedHashMap<>();
        for (CsvTable.Line line : table.lines()) {
            String name = line.fields().get(recording);
            OptionalInt length = samples < 0
                    ? OptionalInt.empty()
                    : OptionalInt.of(length(line, line.fields().get(samples)));
            rows.add(new ArrayRow(name, rows.size(), length));
            if (label >= 0 && labels.put(name, List.of(line.fields().get(label))) != null) {
                throw new BadData(line.where(), "recording " + RecordName.printable(name) + " is named twice");
            }
        }
        return new RowTable(rows, label < 0 ? Optional.empty() : Optional.of(new StatedLabels(NAME, labels)));
    }

    private static int length(CsvTable.Line line, String field) {
        try {
            return Integer.parseInt(field);
        } catch (NumberFormatException e) {
            throw new BadData(
                    line.where(), "expected a whole number of samples, got '" + RecordName.printable(field) + "'", e);
        }
    }
}
