package io.heartproof.benchmark.measure;

import io.heartproof.progress.Progress;
import java.io.IOException;
import java.util.List;

/**
 * A baseline and a candidate that do the same work, in {@link MeasurementRounds}.
 *
 * @param name such as {@code inference.single}
 * @param unit of both sides' figures
 */
public record PairedMeasurement(String name, MeasurementUnit unit, MeasuredSide baseline, MeasuredSide candidate) {
    /**
     * Measures.
     *
     * @param rounds at least 1, not counting the warm-up
     */
    public Result run(int rounds, Progress progress) throws IOException {
        double[][] figures = new MeasurementRounds(name, List.of(baseline, candidate)).measure(rounds, progress);
        return Result.of(name, unit, figures[0], figures[1]);
    }
}
