package io.heartproof.metric;

import java.util.List;

/**
 * How well a list of recordings was classified under one condition. Made by {@link Bootstrap#scores}.
 *
 * @param accuracy share of recordings classified correctly
 * @param balancedAccuracy mean sensitivity of the classes present in the list
 * @param macroF1 mean F1 of the classes present in the list
 * @param perClass in the order of the classes, K entries
 * @param confusion K x K, rows are the truth
 */
public record Scores(
        Figure accuracy,
        Figure balancedAccuracy,
        Figure macroF1,
        List<ClassScores> perClass,
        ConfusionMatrix confusion) {
    public Scores {
        perClass = List.copyOf(perClass);
        if (perClass.size() != confusion.classes()) {
            throw new IllegalArgumentException("expected scores of " + confusion.classes()
                    + " classes, as the confusion matrix has, got " + perClass.size());
        }
    }

    /** Those over all classes. */
    public OverallScores overall() {
        return new OverallScores(confusion.total(), accuracy, balancedAccuracy, macroF1);
    }
}
