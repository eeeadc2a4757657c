package io.heartproof.report.older;

import io.heartproof.metric.ClassScores;
import io.heartproof.metric.ConfusionMatrix;
import io.heartproof.metric.Figure;
import io.heartproof.metric.Figures;
import io.heartproof.metric.Scores;
import java.util.List;

/** Scores with a field for each figure. */
public record ScoresVersion0(
        Figure accuracy, Figure balancedAccuracy, Figure macroF1, List<OfClass> perClass, ConfusionMatrix confusion) {
    /** Those of one class. */
    public record OfClass(
            String label, int recordings, Figure sensitivity, Figure precision, Figure balancedPrecision, Figure f1) {
        private ClassScores now() {
            return new ClassScores(
                    label, recordings, Figures.ofClass(List.of(sensitivity, precision, balancedPrecision, f1)));
        }
    }

    /** What they are today. */
    public Scores now() {
        return new Scores(
                Figures.overall(List.of(accuracy, balancedAccuracy, macroF1)),
                perClass.stream().map(OfClass::now).toList(),
                confusion);
    }
}
