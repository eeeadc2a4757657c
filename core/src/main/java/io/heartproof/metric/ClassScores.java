package io.heartproof.metric;

import java.util.List;

/**
 * How well one class was recognised.
 *
 * @param label the class's name
 * @param recordings how many recordings of it there are
 * @param figures by the keys of {@link ClassMetric}; sensitivity, precision, balanced precision and F1 are there
 */
public record ClassScores(String label, int recordings, Figures figures) {
    /** The key of {@link #auroc}. */
    public static final String AUROC = "auroc";

    /** What every report shows, so that results without it are refused. */
    private static final List<String> KEYS = List.of(
            ClassMetric.SENSITIVITY.key(),
            ClassMetric.PRECISION.key(),
            ClassMetric.BALANCED_PRECISION.key(),
            ClassMetric.F1.key());

    public ClassScores {
        figures.requireKeys(KEYS);
    }

    /** Share of the class's recordings that was recognised. */
    public Figure sensitivity() {
        return figures.get(ClassMetric.SENSITIVITY.key());
    }

    /** Share of the predictions of this class that are right. */
    public Figure precision() {
        return figures.get(ClassMetric.PRECISION.key());
    }

    /** Precision as if every class had equally many recordings (the published program's precision). */
    public Figure balancedPrecision() {
        return figures.get(ClassMetric.BALANCED_PRECISION.key());
    }

    /** {@code 2 TP / (row sum + column sum)} of the confusion matrix. */
    public Figure f1() {
        return figures.get(ClassMetric.F1.key());
    }

    /**
     * Area under the ROC curve of the class against all others: how often a recording of the class has larger log odds of it than
     * a recording of another class. Undefined where nothing is known of log odds.
     */
    public Figure auroc() {
        return figures.get(AUROC);
    }
}
