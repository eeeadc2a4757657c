package io.heartproof.benchmark.setup;

import io.heartproof.problem.BadUsage;
import java.util.Locale;

/**
 * How much is measured.
 *
 * @param rounds measurements of each side, after one to warm up; at least 1
 * @param recordings that are simulated: trained on, classified and read; at least 9, one of each class
 * @param attacked recordings that are attacked, at least 1
 * @param checked of them, which the published procedure attacks in full, to compare; at least 1
 * @param steps of training and of attack over which the memory is watched, at least 20
 */
public record Amounts(int rounds, int recordings, int attacked, int checked, int steps) {
    /** What {@code docs/benchmarks.md} has figures of: less than a quarter of an hour on two cores. */
    public static final Amounts USUAL = new Amounts(3, 432, 12, 2, 2000);

    private static final int MOST = 100_000;

    public Amounts {
        require("--rounds", rounds, 1);
        require("--recordings", recordings, 9);
        require("--attacked", attacked, 1);
        require("--checked", checked, 1);
        require("--steps", steps, 20);
    }

    private static void require(String option, int value, int least) {
        if (value < least || value > MOST) {
            throw BadUsage.expected(option, String.format(Locale.ROOT, "%d to %d", least, MOST), value);
        }
    }
}
