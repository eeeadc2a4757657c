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
 * One figure of the confusion matrix of a list of classes, and the words for where it has none.
 *
 * @param unseen how many of the recordings that it is a share of may be otherwise
 */
record Statistic(
        ToDoubleFunction<ConfusionMatrix> formula,
        Function<ConfusionMatrix, String> reason,
        Function<ConfusionMatrix, UnseenShare> unseen) {
    /** Every {@link OverallMetric}, then per class every {@link ClassMetric}. */
    static List<Statistic> all(LabelSet labels) {
        List<Statistic> all = new ArrayList<>();
        OverallMetric.ALL.forEach(metric -> all.add(of(metric)));
        for (Label label : labels.labels()) {
            ClassMetric.ALL.forEach(metric -> all.add(of(metric, label)));
        }
        return all;
    }

    /** Where the figures of class {@code k} start in {@link #all}. */
    static int firstOfClass(int k) {
        return OverallMetric.ALL.size() + ClassMetric.ALL.size() * k;
    }

    /** All of them, NaN where undefined. */
    static double[] values(List<Statistic> statistics, ConfusionMatrix matrix) {
        return statistics.stream().mapToDouble(s -> s.of(matrix)).toArray();
    }

    /** NaN where undefined. */
    double of(ConfusionMatrix matrix) {
        return formula.applyAsDouble(matrix);
    }

    /** The value with the interval over the drawn values, or the reason why there is none. */
    Figure figure(ConfusionMatrix matrix, double... drawn) {
        double value = of(matrix);
        return Double.isNaN(value)
                ? Figure.undefined(reason.apply(matrix))
                : unseen.apply(matrix).widenShare(Bootstrap.interval(value, drawn));
    }

    private static Statistic of(OverallMetric metric) {
        return new Statistic(
                metric.formula(), matrix -> metric.name() + " is undefined: there is no recording", metric.unseen());
    }

    private static Statistic of(ClassMetric metric, Label label) {
        int k = label.index();
        return new Statistic(
                matrix -> metric.formula().of(matrix, k),
                matrix -> String.format(
                        Locale.ROOT,
                        "%s of %s is undefined: no %s %s among %s",
                        metric.name(),
                        label,
                        label,
                        metric.lacking().of(matrix, k),
                        Counted.of(matrix.total(), "recording")),
                matrix -> UnseenShare.of(metric.seen().of(matrix, k)));
    }
}
