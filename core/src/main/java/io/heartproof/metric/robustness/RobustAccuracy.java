package io.heartproof.metric.robustness;

import io.heartproof.metric.Figure;
import io.heartproof.metric.UnseenShare;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * One number for accuracy with and without noise: {@code ACC_robust = sqrt(clean * mean(noisy))}, a geometric mean, so
 * that neither side can be bought with the other. The mean is over the noise levels run (without level 0), each counted
 * once however far they lie apart: it compares over the same levels only.
 *
 * <p>Source: Ma and Liang, ICMLA 2020, arXiv 2008.03609.
 */
public final class RobustAccuracy {
    private RobustAccuracy() {}

    /** NaN where no noise level was run; accuracies are shares from 0 to 1. */
    public static double of(double clean, double... noisy) {
        return Math.sqrt(clean * Arrays.stream(noisy).average().orElse(Double.NaN));
    }

    /**
     * A drawn robust accuracy with an interval that is no narrower than the accuracies' own allow where its value is an end of
     * it: where no recording withstands a level, drawing lists finds nothing else, but {@link UnseenShare} does.
     */
    public static Figure of(Figure drawn, Figure clean, List<Figure> noisy) {
        List<Figure> all =
                Stream.concat(Stream.of(drawn, clean), noisy.stream()).toList();
        if (all.stream().anyMatch(figure -> figure.known().isEmpty())) {
            return drawn;
        }
        Figure.Known robust = drawn.known().orElseThrow();
        if (robust.low() < robust.value() && robust.value() < robust.high()) {
            return drawn;
        }
        return Figure.of(
                robust.value(),
                Math.min(robust.low(), of(all, Figure.Known::low)),
                Math.max(robust.high(), of(all, Figure.Known::high)));
    }

    /** Of an end of the intervals; the first figure is left out. */
    private static double of(List<Figure> figures, ToDoubleFunction<Figure.Known> end) {
        double[] ends = figures.stream()
                .skip(1)
                .flatMap(figure -> figure.known().stream())
                .mapToDouble(end)
                .toArray();
        return of(ends[0], Arrays.copyOfRange(ends, 1, ends.length));
    }
}
