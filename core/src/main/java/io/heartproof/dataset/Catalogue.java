package io.heartproof.dataset;

import io.heartproof.dataset.Labelling.CodeCount;
import io.heartproof.dataset.table.ClassNames;
import io.heartproof.dataset.table.DiagnosisMap;
import io.heartproof.dataset.table.ReferenceTable;
import io.heartproof.label.LabelSet;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which recordings a folder holds and what they show, by its {@code REFERENCE.csv} or, where it has a {@code
 * DIAGNOSES.csv}, by the diagnoses that the recordings' headers state.
 *
 * @param file the table that says so
 * @param lines one per recording; what is wrong with one stands there
 * @param leftOut recordings without any code that stands for a class
 */
record Catalogue(
        Path file, ClassNames classes, List<CatalogueLine> lines, List<CodeCount> ignoredCodes, List<String> leftOut) {
    /**
     * A recording that a folder's tables speak of: either an entry, or what is wrong with it.
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

    /** Reads the tables of a folder; {@link BadData} where one is missing or breaks a rule as a whole. */
    static Catalogue read(Path folder) throws IOException {
        boolean diagnoses = Files.exists(folder.resolve(DiagnosisMap.NAME));
        boolean reference = Files.exists(folder.resolve(ReferenceTable.NAME));
        if (diagnoses && reference) {
            throw new BadData(
                    folder.toString(),
                    "has both %s and %s: labels are taken from one".formatted(ReferenceTable.NAME, DiagnosisMap.NAME));
        }
        if (!diagnoses && !reference) {
            throw new BadData(folder.resolve(ReferenceTable.NAME).toString(), "no such file");
        }
        RecordingFolder files = new RecordingFolder(folder);
        return diagnoses ? DiagnosisLabels.read(files) : ReferenceLabels.read(files);
    }

    LabelSet labels() {
        return classes.labels();
    }

    /** Where the labels come from and what was passed over. */
    Labelling labelling() {
        return new Labelling(
                String.valueOf(file.getFileName()), classes.origin().text(), ignoredCodes, leftOut.size());
    }
}
