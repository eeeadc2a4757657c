package io.heartproof.dataset;

import java.util.List;

/**
 * Where the labels of a data set come from, and what was passed over on the way. Can be written as JSON.
 *
 * @param table such as {@code REFERENCE.csv}
 * @param classes where the classes come from, such as {@code of LABELS.csv}
 * @param ignoredCodes diagnosis codes that stand for no class, the most frequent first; empty where labels are no diagnoses
 * @param withoutClass recordings without any code that stands for a class; they are left out
 */
public record Labelling(String table, String classes, List<CodeCount> ignoredCodes, int withoutClass) {
    /** How many recordings have a diagnosis code that stands for no class. */
    public record CodeCount(String code, int recordings) {}

    public Labelling {
        ignoredCodes = List.copyOf(ignoredCodes);
    }
}
