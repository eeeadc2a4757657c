package io.heartproof.dataset;

import io.heartproof.dataset.Labelling.CodeCount;
import io.heartproof.dataset.store.RecordingStore;
import io.heartproof.dataset.store.StatedLabels;
import io.heartproof.dataset.table.ClassNames;
import io.heartproof.dataset.table.DiagnosisMap;
import io.heartproof.dataset.table.ReferenceTable;
import io.heartproof.label.LabelSet;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which recordings a data set has and what they show: by its {@code REFERENCE.csv}; where it has a {@code DIAGNOSES.csv}, by the
 * diagnoses that the recordings' headers state; where it has neither, by what its store says itself.
 *
 * @param source what says so, for messages: a table's path, or where the store says it
 * @param table its short name
 * @param lines one per recording; what is wrong with one stands there
 * @param leftOut recordings without any code that stands for a class
 */
record Catalogue(
        String source,
        String table,
        ClassNames classes,
        List<CatalogueLine> lines,
        List<CodeCount> ignoredCodes,
        List<String> leftOut) {
    /**
     * A recording that the tables speak of: either an entry, or what is wrong with it.
     *
     * @param recording the name as it stands there
     */
    record CatalogueLine(
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

    Catalogue {
        lines = List.copyOf(lines);
        ignoredCodes = List.copyOf(ignoredCodes);
        leftOut = List.copyOf(leftOut);
    }

    /** Reads the tables of a store; {@link BadData} where there are none or one breaks a rule as a whole. */
    static Catalogue read(RecordingStore store) throws IOException {
        boolean diagnoses = Files.exists(store.tables().resolve(DiagnosisMap.NAME));
        boolean reference = Files.exists(store.tables().resolve(ReferenceTable.NAME));
        if (diagnoses && reference) {
            throw new BadData(
                    store.place().toString(),
                    "has both %s and %s: labels are taken from one".formatted(ReferenceTable.NAME, DiagnosisMap.NAME));
        }
        if (diagnoses) {
            return DiagnosisLabels.read(store);
        }
        if (reference) {
            return ReferenceLabels.read(store);
        }
        StatedLabels stated = store.labels()
                .orElseThrow(() ->
                        new BadData(store.tables().resolve(ReferenceTable.NAME).toString(), "no such file"));
        return StoreLabels.read(store, stated);
    }

    LabelSet labels() {
        return classes.labels();
    }

    /** Every name that the tables speak of. */
    Set<String> recordings() {
        Set<String> names = new HashSet<>(leftOut);
        lines.forEach(line -> names.add(line.recording()));
        return names;
    }

    /** Where the labels come from and what was passed over. */
    Labelling labelling() {
        return new Labelling(table, classes.origin().text(), ignoredCodes, leftOut.size());
    }
}
