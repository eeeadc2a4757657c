package io.heartproof.nn;

import io.heartproof.problem.BadUsage;
import java.util.Locale;

/**
 * What a data set decides about a network. Immutable.
 *
 * @param leads L, from 1 to 1,000; {@link BadUsage} else
 * @param classes K, from 1 to 1,000; {@link BadUsage} else
 */
public record NetworkSize(int leads, int classes) {
    private static final int LARGEST = 1000;

    public NetworkSize {
        if (Math.min(leads, classes) < 1 || Math.max(leads, classes) > LARGEST) {
            throw new BadUsage(String.format(
                    Locale.ROOT, "a network takes 1 to %d leads and classes, got %d and %d", LARGEST, leads, classes));
        }
    }
}
