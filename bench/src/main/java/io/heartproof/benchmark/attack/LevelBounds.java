package io.heartproof.benchmark.attack;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Between which levels the smallest one lies that breaks each recording: what breaks at a level breaks at every higher one,
 * so each run halves what is left. Not thread-safe.
 */
final class LevelBounds {
    private final List<Double> levels;
    private final int[] highestUnbroken;
    private final int[] lowestBroken;

    /** @param levels rising */
    LevelBounds(List<Double> levels, int recordings) {
        this.levels = List.copyOf(levels);
        highestUnbroken = new int[recordings];
        lowestBroken = new int[recordings];
        Arrays.fill(highestUnbroken, -1);
        Arrays.fill(lowestBroken, levels.size());
    }

    /** Takes in what a run with that epsilon found of a recording. */
    void note(int recording, double epsilon, boolean broken) {
        for (int level = 0; level < levels.size(); level++) {
            if (broken && levels.get(level) >= epsilon * (1 - 1e-9)) {
                lowestBroken[recording] = Math.min(lowestBroken[recording], level);
            }
            if (!broken && levels.get(level) <= epsilon * (1 + 1e-9)) {
                highestUnbroken[recording] = Math.max(highestUnbroken[recording], level);
            }
        }
    }

    /** Recordings whose level is not known yet. */
    int[] open() {
        return IntStream.range(0, lowestBroken.length).filter(this::isOpen).toArray();
    }

    private boolean isOpen(int recording) {
        return lowestBroken[recording] - highestUnbroken[recording] > 1;
    }

    /** The epsilon of each recording's next run, where it is open. */
    double[] next() {
        return IntStream.range(0, lowestBroken.length)
                .mapToDouble(n -> isOpen(n) ? levels.get((lowestBroken[n] + highestUnbroken[n]) / 2) : 0)
                .toArray();
    }

    /** The smallest level that breaks each recording, infinite where none does. */
    double[] smallest() {
        return IntStream.of(lowestBroken)
                .mapToDouble(level -> level < levels.size() ? levels.get(level) : Double.POSITIVE_INFINITY)
                .toArray();
    }
}
