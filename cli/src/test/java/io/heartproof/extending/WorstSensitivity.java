package io.heartproof.extending;

import io.heartproof.metric.ConfusionMatrix;
import io.heartproof.metric.FurtherFigures;
import io.heartproof.metric.OverallMetric;
import io.heartproof.metric.UnseenShare;
import java.util.List;
import java.util.stream.IntStream;

/** A figure of one's own, as {@code docs/extending.md} shows it: the sensitivity of the class that is recognised worst. */
public final class WorstSensitivity implements FurtherFigures {
    static final String KEY = "worstSensitivity";

    @Override
    public List<OverallMetric> overall() {
        return List.of(new OverallMetric(
                KEY,
                "worst sensitivity",
                WorstSensitivity::of,
                matrix -> UnseenShare.of(matrix.total() / matrix.classes())));
    }

    private static double of(ConfusionMatrix matrix) {
        return IntStream.range(0, matrix.classes())
                .filter(k -> matrix.recordings(k) > 0)
                .mapToDouble(matrix::sensitivity)
                .min()
                .orElse(Double.NaN);
    }
}
