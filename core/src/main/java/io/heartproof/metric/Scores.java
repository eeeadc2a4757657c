package io.heartproof.metric;

import java.util.List;

/**
 * How well a list of recordings was classified under one condition. Made by {@link Bootstrap#scores}.
 *
 * @param figures over all classes, by the keys of {@link OverallMetric}; accuracy, balanced accuracy and mean F1 are there
 * @param perClass in the order of the classes, K entries
 * @param confusion K x K, rows are the truth
 */
public record Scores(Figures figures, List<ClassScores> perClass, ConfusionMatrix confusion) {
    public Scores {
        figures.requireKeys(OverallScores.KEYS);
        perClass = List.copyOf(perClass);
        if (perClass.size() != confusion.classes()) {
            throw new IllegalArgumentException("expected scores of " + confusion.classes()
                    + " classes, as the confusion matrix has, got " + perClass.size());
        }
    }

    /** Share of recordings classified correctly. */
    public Figure accuracy() {
        return overall().accuracy();
    }

    /** Mean sensitivity of the classes present in the list. */
    public Figure balancedAccuracy() {
        return overall().balancedAccuracy();
    }

    /** Mean F1 of the classes present in the list. */
    public Figure macroF1() {
        return overall().macroF1();
    }

    /** Mean of {@link ClassScores#auroc} over the classes that have it. */
    public Figure macroAuroc() {
        return overall().macroAuroc();
    }

    /** Those over all classes. */
    public OverallScores overall() {
        return new OverallScores(confusion.total(), figures);
    }
}
