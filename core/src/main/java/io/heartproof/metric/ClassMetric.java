package io.heartproof.metric;

import io.heartproof.extension.Extensions;
import java.util.List;

/**
 * A figure of one class, computed from a confusion matrix. Results take those of {@link #ALL} by their keys; {@link
 * FurtherFigures} add to them. Immutable.
 *
 * @param key its name in files, such as {@code balancedPrecision}
 * @param name in sentences
 * @param formula NaN where it is undefined
 * @param seen recordings that it is a share of
 * @param lacking what is missing if it is undefined: {@code recording} or {@code prediction}
 */
public record ClassMetric(String key, String name, Formula formula, Seen seen, Lacking lacking) {
    /** The value of class k. */
    @FunctionalInterface
    public interface Formula {
        double of(ConfusionMatrix matrix, int k);
    }

    /** A number of recordings of class k. */
    @FunctionalInterface
    public interface Seen {
        int of(ConfusionMatrix matrix, int k);
    }

    /** What there is none of for class k. */
    @FunctionalInterface
    public interface Lacking {
        String of(ConfusionMatrix matrix, int k);
    }

    /** Share of the recordings of the class that were recognised. */
    public static final ClassMetric SENSITIVITY = new ClassMetric(
            "sensitivity",
            "sensitivity",
            ConfusionMatrix::sensitivity,
            ConfusionMatrix::recordings,
            ClassMetric::recordingOrPrediction);

    /** Share of the predictions of the class that are right. */
    public static final ClassMetric PRECISION = new ClassMetric(
            "precision",
            "precision",
            ConfusionMatrix::precision,
            ConfusionMatrix::predictions,
            (matrix, k) -> "prediction");

    /** Precision as if every class had equally many recordings. */
    public static final ClassMetric BALANCED_PRECISION = new ClassMetric(
            "balancedPrecision",
            "balanced precision",
            ConfusionMatrix::balancedPrecision,
            ConfusionMatrix::predictions,
            ClassMetric::recordingOrPrediction);

    /** {@code 2 TP / (row sum + column sum)}. */
    public static final ClassMetric F1 = new ClassMetric(
            "f1", "F1", ConfusionMatrix::f1, ConfusionMatrix::recordings, ClassMetric::recordingOrPrediction);

    /** In the order that files and tables have them in. */
    public static final List<ClassMetric> ALL = Extensions.after(
            List.of(SENSITIVITY, PRECISION, BALANCED_PRECISION, F1),
            FurtherFigures.found().stream()
                    .flatMap(more -> more.ofClasses().stream())
                    .toList(),
            ClassMetric::key);

    private static String recordingOrPrediction(ConfusionMatrix matrix, int k) {
        return matrix.recordings(k) == 0 ? "recording" : "prediction";
    }
}
