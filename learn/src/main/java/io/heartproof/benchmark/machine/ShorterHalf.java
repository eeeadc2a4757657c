package io.heartproof.benchmark.machine;

import io.heartproof.batch.PreparedSet;
import java.util.Arrays;

/** On which the memory is watched: many lengths, none of which takes long. */
public final class ShorterHalf {
    private ShorterHalf() {}

    /** The shorter half of a set, shortest first; one recording at least. */
    public static PreparedSet of(PreparedSet set) {
        return set.at(Arrays.copyOf(set.shortestFirst(), Math.max(1, set.size() / 2)));
    }
}
