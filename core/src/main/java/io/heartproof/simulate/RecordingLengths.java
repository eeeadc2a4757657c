package io.heartproof.simulate;

import io.heartproof.problem.BadUsage;
import io.heartproof.seed.SeededRandom;

/**
 * How long recordings are. {@link #cpsc2018} follows the data set: 6 to 60 s, most of them 9 to 15 s, mean 16 s, through a table
 * of quantiles with straight lines between them (after the lengths of the published recordings; the two ends as published).
 * Immutable.
 */
public final class RecordingLengths {
    private static final double[] SHARES = {0, 0.05, 0.30, 0.53, 0.70, 0.84, 0.93, 1};
    private static final double[] CPSC2018_SECONDS = {6, 9, 10, 12, 15, 20, 33, 60};
    private static final double SHORTEST_SECONDS = 6;
    private static final double LONGEST_SECONDS = 600;

    private final double[] seconds;

    private RecordingLengths(double[] seconds) {
        this.seconds = seconds;
    }

    /** As in CPSC2018. */
    public static RecordingLengths cpsc2018() {
        return new RecordingLengths(CPSC2018_SECONDS);
    }

    /** All of the same length, 6 to 600 s. */
    public static RecordingLengths constant(double seconds) {
        if (!(seconds >= SHORTEST_SECONDS && seconds <= LONGEST_SECONDS)) {
            throw new BadUsage("a simulated recording must last 6 to 600 s, got " + seconds);
        }
        double[] all = new double[SHARES.length];
        java.util.Arrays.fill(all, seconds);
        return new RecordingLengths(all);
    }

    /**
     * The length in seconds that a share of the recordings does not exceed.
     *
     * @param share from 0 to 1
     */
    public double quantile(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("expected a share from 0 to 1, got " + share);
        }
        int i = 1;
        while (share > SHARES[i]) {
            i++;
        }
        double part = (share - SHARES[i - 1]) / (SHARES[i] - SHARES[i - 1]);
        return seconds[i - 1] + part * (seconds[i] - seconds[i - 1]);
    }

    /** One length in seconds. */
    double draw(SeededRandom random) {
        return quantile(random.uniform(0, 1));
    }
}
