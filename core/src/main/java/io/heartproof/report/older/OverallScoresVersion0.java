package io.heartproof.report.older;

import io.heartproof.metric.Figure;
import io.heartproof.metric.Figures;
import io.heartproof.metric.OverallScores;
import java.util.List;

/** Scores over all classes with a field for each figure. */
public record OverallScoresVersion0(int recordings, Figure accuracy, Figure balancedAccuracy, Figure macroF1) {
    /** What they are today. */
    public OverallScores now() {
        return new OverallScores(recordings, Figures.overall(List.of(accuracy, balancedAccuracy, macroF1)));
    }
}
