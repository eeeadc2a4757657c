package io.heartproof.dataset;

import io.heartproof.label.Label;
import io.heartproof.label.LabelSet;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code REFERENCE.csv}: which recordings a folder holds and what they show. */
final class ReferenceFile {
    static final String NAME = "REFERENCE.csv";

    private static final List<String> HEADER = List.of("Recording", "First_label", "Second_label", "Third_label");
    private static final int MOST_LABELS = HEADER.size() - 1;

    private final RecordingFolder folder;
    private final LabelSet labels;
    private final Set<String> seen = new HashSet<>();

    private ReferenceFile(RecordingFolder folder, LabelSet labels) {
        this.folder = folder;
        this.labels = labels;
    }

    /**
     * A line of the file: either an entry, or what is wrong with it.
     *
     * @param recording the name as it stands there
     */
    record Line(
            String recording,
            @Nullable Entry entry,
            @Nullable BadData problem) {
        /** The entry; where there is none, what is wrong is thrown. */
        Entry orThrow() {
            if (entry == null) {
                throw orProblem();
            }
            return entry;
        }

        /** What is wrong with a line without an entry. */
        BadData orProblem() {
            return Objects.requireNonNull(problem);
        }
    }

    /**
     * Every line, in order. What is wrong with one line is told there; a file that is missing, no CSV or has another
     * header is {@link BadData}.
     */
    static List<Line> read(Path folder, LabelSet labels) throws IOException {
        List<CsvTable.Line> lines = CsvTable.read(folder.resolve(NAME), HEADER);
        ReferenceFile reference = new ReferenceFile(new RecordingFolder(folder), labels);
        return lines.stream().map(reference::line).toList();
    }

    /** Writes the file, whole or not at all. */
    static void write(Path folder, List<Entry> entries) throws IOException {
        CsvTable.write(
                folder.resolve(NAME),
                HEADER,
                entries.stream().map(ReferenceFile::fields).toList());
    }

    private static List<String> fields(Entry entry) {
        List<String> fields = new ArrayList<>(List.of(entry.recording()));
        entry.labels().forEach(label -> fields.add(Integer.toString(label.index() + 1)));
        while (fields.size() < HEADER.size()) {
            fields.add("");
        }
        return fields;
    }

    private Line line(CsvTable.Line line) {
        String name = line.fields().get(0);
        try {
            return new Line(name, entry(line), null);
        } catch (BadData problem) {
            return new Line(name, null, problem);
        }
    }

    private Entry entry(CsvTable.Line line) {
        String recording = RecordName.require(line.where(), line.fields().get(0));
        if (!seen.add(recording)) {
            throw new BadData(line.where(), "recording " + recording + " is named twice");
        }
        List<Label> found = labels(line);
        return new Entry(recording, file(line, recording), found);
    }

    private List<Label> labels(CsvTable.Line line) {
        List<Label> found = new ArrayList<>();
        for (String field : line.fields().subList(1, 1 + MOST_LABELS)) {
            if (!field.isEmpty()) {
                Label label = label(line, field);
                if (found.contains(label)) {
                    throw new BadData(line.where(), "label " + field + " is given twice");
                }
                found.add(label);
            }
        }
        if (line.fields().get(1).isEmpty()) {
            throw new BadData(line.where(), "expected a label in First_label, got none");
        }
        return found;
    }

    private Label label(CsvTable.Line line, String field) {
        for (Label label : labels.labels()) {
            if (field.equals(Integer.toString(label.index() + 1))) {
                return label;
            }
        }
        throw new BadData(
                line.where(),
                "expected a label from 1 to " + labels.size() + ", got '" + RecordName.printable(field) + "'");
    }

    private Path file(CsvTable.Line line, String recording) {
        return folder.candidates(recording).stream()
                .findFirst()
                .orElseThrow(() -> new BadData(line.where(), "no file " + RecordingFolder.possibleNames(recording)));
    }
}
