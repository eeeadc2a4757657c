package io.heartproof.metric;

import io.heartproof.label.Label;
import io.heartproof.label.LabelSet;
import io.heartproof.problem.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * One figure of a confusion matrix, and the words for where it has none.
 *
 * @param unseen how many of the recordings that it is a share of may be otherwise
 */
record Statistic(
        ToDoubleFunction<ConfusionMatrix> formula,
        Function<ConfusionMatrix, String> reason,
        Function<ConfusionMatrix, UnseenShare> unseen) {
    private static final int OVERALL = 3;
    private static final int PER_CLASS = 4;

    /** Accuracy, balanced accuracy, macro F1; then per class sensitivity, precision, balanced precision, F1. */
    static List<Statistic> all(LabelSet labels) {
        List<Statistic> all = new ArrayList<>();
        all.add(overall("accuracy", ConfusionMatrix::accuracy, matrix -> UnseenShare.of(matrix.total())));
        all.add(overall("balanced accuracy", ConfusionMatrix::balancedAccuracy, UnseenShare::ofClasses));
        all.add(overall("macro F1", ConfusionMatrix::macroF1, UnseenShare::ofClasses));
        for (Label label : labels.labels()) {
            int k = label.index();
            all.add(ofClass("sensitivity", label, matrix -> matrix.sensitivity(k)));
            all.add(ofClass("precision", label, matrix -> matrix.precision(k)));
            all.add(ofClass("balanced precision", label, matrix -> matrix.balancedPrecision(k)));
            all.add(ofClass("F1", label, matrix -> matrix.f1(k)));
        }
        return all;
    }

    /** Where class {@code k}'s four figures start in {@link #all}. */
    static int firstOfClass(int k) {
        return OVERALL + PER_CLASS * k;
    }

    /** All of them, NaN where undefined. */
    static double[] values(List<Statistic> statistics, ConfusionMatrix matrix) {
        return statistics.stream().mapToDouble(s -> s.of(matrix)).toArray();
    }

    /** NaN where undefined. */
    double of(ConfusionMatrix matrix) {
        return formula.applyAsDouble(matrix);
    }

    /** The value with the interval over what was drawn, or the reason why there is none. */
    Figure figure(ConfusionMatrix matrix, double... drawn) {
        double value = of(matrix);
        return Double.isNaN(value)
                ? Figure.undefined(reason.apply(matrix))
                : unseen.apply(matrix).widenShare(Bootstrap.interval(value, drawn));
    }

    private static Statistic overall(
            String name, ToDoubleFunction<ConfusionMatrix> formula, Function<ConfusionMatrix, UnseenShare> unseen) {
        return new Statistic(formula, matrix -> name + " is undefined: there is no recording", unseen);
    }

    private static Statistic ofClass(String name, Label label, ToDoubleFunction<ConfusionMatrix> formula) {
        return new Statistic(
                formula,
                matrix -> String.format(
                        Locale.ROOT,
                        "%s of %s is undefined: no %s among %s",
                        name,
                        label,
                        lacking(label, name, matrix),
                        Counted.of(matrix.total(), "recording")),
                matrix -> UnseenShare.of(
                        name.endsWith("precision")
                                ? matrix.predictions(label.index())
                                : matrix.recordings(label.index())));
    }

    private static String lacking(Label label, String name, ConfusionMatrix matrix) {
        boolean lacksRecording = matrix.recordings(label.index()) == 0 && !name.equals("precision");
        return label + (lacksRecording ? " recording" : " prediction");
    }
}
