package io.heartproof.metric;

import java.util.List;

/**
 * The figures over all classes under one condition: of one network, or means over networks of several seeds.
 *
 * @param recordings N
 * @param figures by the keys of {@link OverallMetric}; accuracy, balanced accuracy and mean F1 are there
 */
public record OverallScores(int recordings, Figures figures) {
    /** The key of {@link #macroAuroc}. */
    public static final String MACRO_AUROC = "macroAuroc";

    /** What every report shows, so that results without it are refused. */
    static final List<String> KEYS =
            List.of(OverallMetric.ACCURACY.key(), OverallMetric.BALANCED_ACCURACY.key(), OverallMetric.MACRO_F1.key());

    public OverallScores {
        figures.requireKeys(KEYS);
    }

    /** Share of recordings classified correctly. */
    public Figure accuracy() {
        return figures.get(OverallMetric.ACCURACY.key());
    }

    /** Mean sensitivity of the classes present in the list. */
    public Figure balancedAccuracy() {
        return figures.get(OverallMetric.BALANCED_ACCURACY.key());
    }

    /** Mean F1 of the classes present in the list. */
    public Figure macroF1() {
        return figures.get(OverallMetric.MACRO_F1.key());
    }

    /** Mean of {@link ClassScores#auroc} over the classes that have it; undefined where nothing is known of log odds. */
    public Figure macroAuroc() {
        return figures.get(MACRO_AUROC);
    }
}
