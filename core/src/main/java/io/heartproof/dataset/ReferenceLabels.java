package io.heartproof.dataset;

import io.heartproof.dataset.store.RecordingEndings;
import io.heartproof.dataset.store.RecordingStore;
import io.heartproof.dataset.table.ClassNames;
import io.heartproof.dataset.table.CsvTable;
import io.heartproof.dataset.table.LabelFile;
import io.heartproof.dataset.table.RecordName;
import io.heartproof.dataset.table.ReferenceTable;
import io.heartproof.label.Label;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the recordings and labels that a {@link ReferenceTable} names, and writes one in the layout of CPSC2018. */
final class ReferenceLabels {
    private static final List<String> HEADER = List.of("Recording", "First_label", "Second_label", "Third_label");

    private final RecordingStore store;
    private final ReferenceTable table;
    private final ClassNames classes;
    private final Set<String> seen = new HashSet<>();

    private ReferenceLabels(RecordingStore store, ReferenceTable table, ClassNames classes) {
        this.store = store;
        this.table = table;
        this.classes = classes;
    }

    /** Every line, in order; a file that is missing, no CSV or has no header is {@link BadData}. */
    static Catalogue read(RecordingStore store) throws IOException {
        ReferenceTable table =
                ReferenceTable.read(store.tables(), name -> store.find(name).isPresent());
        Optional<ClassNames> named = LabelFile.read(store.tables());
        ClassNames classes = named.isPresent()
                ? named.get()
                : ClassNames.of(table.table().file().toString(), table.labels());
        ReferenceLabels reference = new ReferenceLabels(store, table, classes);
        return new Catalogue(
                table.table().file().toString(),
                ReferenceTable.NAME,
                classes,
                table.table().lines().stream().map(reference::line).toList(),
                List.of(),
                List.of());
    }

    /** Writes the file, whole or not at all. */
    static void write(Path folder, List<Entry> entries) throws IOException {
        CsvTable.write(
                folder.resolve(ReferenceTable.NAME),
                HEADER,
                entries.stream().map(ReferenceLabels::fields).toList());
    }

    private static List<String> fields(Entry entry) {
        List<String> fields = new ArrayList<>(List.of(entry.recording()));
        entry.labels().forEach(label -> fields.add(Integer.toString(label.index() + 1)));
        while (fields.size() < HEADER.size()) {
            fields.add("");
        }
        return fields;
    }

    private Catalogue.CatalogueLine line(CsvTable.Line line) {
        String name = line.fields().get(0);
        try {
            Entry entry = entry(line);
            return new Catalogue.CatalogueLine(entry.recording(), entry, null);
        } catch (BadData problem) {
            return new Catalogue.CatalogueLine(name, null, problem);
        }
    }

    private Entry entry(CsvTable.Line line) {
        String recording =
                recording(RecordName.require(line.where(), line.fields().get(0)));
        if (!seen.add(recording)) {
            throw new BadData(line.where(), "recording " + recording + " is named twice");
        }
        List<Label> found = labels(line);
        if (store.find(recording).isEmpty()) {
            throw new BadData(line.where(), store.missing(recording));
        }
        return new Entry(recording, found);
    }

    /** A recording may be called by its file's name, too. */
    private String recording(String name) {
        return store.find(name).isPresent() ? name : RecordingEndings.nameOf(name);
    }

    private List<Label> labels(CsvTable.Line line) {
        List<Label> found = new ArrayList<>();
        for (int column = 1; column < line.fields().size(); column++) {
            String cell = line.fields().get(column);
            Optional<Label> label = classes.label(line.where(), cell);
            if (label.isPresent() && found.contains(label.get())) {
                throw new BadData(line.where(), "label " + RecordName.printable(cell) + " is given twice");
            }
            if (column == 1 && label.isEmpty()) {
                throw new BadData(line.where(), "expected a label in " + table.heading(1) + ", got none");
            }
            label.ifPresent(found::add);
        }
        return found;
    }
}
