package io.heartproof.dataset;

import io.heartproof.dataset.table.DiagnosisMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the labels of a data set come from, and what was passed over on the way. Can be written as JSON.
 *
 * @param table such as {@code REFERENCE.csv}
 * @param classes where the classes come from, such as {@code of LABELS.csv}
 * @param ignoredCodes diagnosis codes that stand for no class, the most frequent first; empty where labels are no diagnoses
 * @param withoutClass recordings without any label, or without a diagnosis code that stands for a class; they are left out
 */
public record Labelling(String table, String classes, List<CodeCount> ignoredCodes, int withoutClass) {
    /** How many recordings have a diagnosis code that stands for no class. */
    public record CodeCount(String code, int recordings) {}

    public Labelling {
        ignoredCodes = List.copyOf(ignoredCodes);
    }

    /** What a recording lacks that is {@link #withoutClass}, in words. */
    public String whyWithoutClass() {
        return table.equals(DiagnosisMap.NAME) ? "without a code that stands for a class" : "without a label";
    }

    /**
     * In one line of counts, what training and evaluation leave out of a data set and what they ignore.
     *
     * @param severalLabels recordings with several labels
     * @param unnamed files that look like recordings, but that no recording of the data set has
     * @return empty where nothing is left out or ignored
     */
    Optional<String> passedOver(int severalLabels, int unnamed) {
        List<String> leftOut = new ArrayList<>();
        addCount(leftOut, severalLabels, "with several labels");
        addCount(leftOut, withoutClass, whyWithoutClass());
        addCount(leftOut, unnamed, "that %s does not label".formatted(table));
        List<String> parts = new ArrayList<>();
        if (!leftOut.isEmpty()) {
            parts.add("recordings left out: " + String.join(", ", leftOut));
        }
        if (!ignoredCodes.isEmpty()) {
            parts.add("codes ignored: " + ignoredCodes.size());
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join("; ", parts) + " (heartproof validate says which)");
    }

    private static void addCount(List<String> parts, int count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }
}
