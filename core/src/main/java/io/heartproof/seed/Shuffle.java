package io.heartproof.seed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Puts lists in a random order, every order as likely as any other, by the shuffle and the generator of the JDK. Splits of data
 * sets and orders of training are made so; they would all change with another generator. One after the other the lists take
 * numbers from one stream. Not safe for use by several threads.
 */
public final class Shuffle {
    private final Random source;

    private Shuffle(long seed) {
        source = new Random(seed);
    }

    /** The orders of that seed. */
    public static Shuffle of(long seed) {
        return new Shuffle(seed);
    }

    /** A new list of the same elements in the next order; the given one is unchanged. */
    public <T> List<T> order(List<T> list) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, source);
        return shuffled;
    }
}
