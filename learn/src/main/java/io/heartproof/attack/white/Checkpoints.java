package io.heartproof.attack.white;

/**
 * After which iterations of {@link Apgd} step sizes are looked at: stretches of 22 % of all iterations, then of 3 % less
 * each, down to 6 %, rounded down but at least one iteration long. Source: Croce and Hein 2020 (arXiv 2003.01690, section
 * 4.1) as the authors' program rounds. Not thread-safe.
 */
final class Checkpoints {
    private static final int FIRST_PERCENT = 22;
    private static final int LESS_PERCENT = 3;
    private static final int SHORTEST_PERCENT = 6;

    private final int iterations;
    private int stretch;
    private int done;

    Checkpoints(int iterations) {
        this.iterations = iterations;
        stretch = share(FIRST_PERCENT);
    }

    /** Counts an iteration; returns how many the stretch had that ends with it, or 0 where none ends. */
    int next() {
        done++;
        if (done < stretch) {
            return 0;
        }
        int ended = stretch;
        stretch = Math.max(stretch - share(LESS_PERCENT), share(SHORTEST_PERCENT));
        done = 0;
        return ended;
    }

    private int share(int percent) {
        return Math.max(1, percent * iterations / 100);
    }
}
