package io.heartproof.metric;

import io.heartproof.extension.Extensions;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A figure over all classes, computed from a confusion matrix. Results, intervals and comparisons take those of {@link #ALL} by
 * their keys; {@link FurtherFigures} add to them. Immutable.
 *
 * @param key its name in files, such as {@code macroF1}
 * @param name in sentences
 * @param formula NaN where it is undefined
 * @param unseen how many of the recordings that it is a share of may be otherwise
 */
public record OverallMetric(
        String key,
        String name,
        ToDoubleFunction<ConfusionMatrix> formula,
        Function<ConfusionMatrix, UnseenShare> unseen) {
    /** Share of recordings classified correctly. */
    public static final OverallMetric ACCURACY = new OverallMetric(
            "accuracy", "accuracy", ConfusionMatrix::accuracy, matrix -> UnseenShare.of(matrix.total()));

    /** Mean sensitivity of the classes present. */
    public static final OverallMetric BALANCED_ACCURACY = new OverallMetric(
            "balancedAccuracy", "balanced accuracy", ConfusionMatrix::balancedAccuracy, UnseenShare::ofClasses);

    /** Mean F1 of the classes present. */
    public static final OverallMetric MACRO_F1 =
            new OverallMetric("macroF1", "macro F1", ConfusionMatrix::macroF1, UnseenShare::ofClasses);

    /** Those that {@link FurtherFigures} bring. */
    public static final List<OverallMetric> FURTHER = FurtherFigures.found().stream()
            .flatMap(more -> more.overall().stream())
            .toList();

    /** In the order that files and tables have them in. */
    public static final List<OverallMetric> ALL =
            Extensions.after(List.of(ACCURACY, BALANCED_ACCURACY, MACRO_F1), FURTHER, OverallMetric::key);
}
