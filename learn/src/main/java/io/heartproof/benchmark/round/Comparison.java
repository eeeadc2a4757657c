package io.heartproof.benchmark.round;

import io.heartproof.progress.Progress;
import java.io.IOException;

/**
 * A baseline and a candidate that do the same work. Both are warmed up once; then they take turns, and each round begins
 * with the one that the round before ended with, so that a machine that grows slower or faster meanwhile favours neither.
 *
 * @param name such as {@code training.bucket}
 * @param unit of both sides' figures
 */
public record Comparison(String name, Unit unit, Side baseline, Side candidate) {
    /**
     * Measures.
     *
     * @param rounds at least 1, not counting the warm-up
     */
    public Result run(int rounds, Progress progress) throws IOException {
        double[] baselines = new double[rounds];
        double[] candidates = new double[rounds];
        try (Progress.Task task = progress.start(name, rounds + 1L)) {
            baseline.warmUp();
            candidate.warmUp();
            task.advance(1);
            for (int round = 0; round < rounds; round++) {
                if (round % 2 == 1) {
                    baselines[round] = baseline.measure();
                    candidates[round] = candidate.measure();
                } else {
                    candidates[round] = candidate.measure();
                    baselines[round] = baseline.measure();
                }
                task.advance(1);
            }
        }
        return Result.of(name, unit, baselines, candidates);
    }
}
