package io.heartproof.dataset;

import io.heartproof.dataset.store.RecordingStore;
import io.heartproof.dataset.store.StatedLabels;
import io.heartproof.dataset.table.ClassNames;
import io.heartproof.dataset.table.LabelFile;
import io.heartproof.dataset.table.RecordName;
import io.heartproof.label.Label;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Labels recordings by what their store says itself. Recordings of which it says nothing are left out. */
final class StoreLabels {
    private final StatedLabels stated;
    private final ClassNames classes;
    private final List<Catalogue.CatalogueLine> lines = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    private StoreLabels(StatedLabels stated, ClassNames classes) {
        this.stated = stated;
        this.classes = classes;
    }

    /** Every recording, in the store's order; the classes are those of a label file beside it, or those that it speaks of. */
    static Catalogue read(RecordingStore store, StatedLabels stated) throws IOException {
        ClassNames classes =
                LabelFile.read(store.tables()).orElseGet(() -> ClassNames.of(stated.source(), stated.all()));
        StoreLabels labels = new StoreLabels(stated, classes);
        stated.labels().entrySet().forEach(labels::add);
        return new Catalogue(
                store.place().toString(), stated.source(), classes, labels.lines, List.of(), labels.leftOut);
    }

    private void add(Map.Entry<String, List<String>> recording) {
        String name = recording.getKey();
        try {
            List<Label> found = labels(name, recording.getValue());
            if (found.isEmpty()) {
                leftOut.add(name);
            } else {
                lines.add(new Catalogue.CatalogueLine(name, new Entry(name, found), null));
            }
        } catch (BadData problem) {
            lines.add(new Catalogue.CatalogueLine(name, null, problem));
        }
    }

    private List<Label> labels(String recording, List<String> texts) {
        String where = stated.source() + " of " + recording;
        List<Label> found = new ArrayList<>();
        for (String text : texts) {
            classes.label(where, text).ifPresent(label -> {
                if (found.contains(label)) {
                    throw new BadData(where, "label " + RecordName.printable(text) + " is given twice");
                }
                found.add(label);
            });
        }
        return found;
    }
}
