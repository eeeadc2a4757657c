package io.heartproof.preprocess;

import java.util.Optional;

/**
 * A ratio of two sampling rates in whole numbers.
 *
 * @param up positive, without a common divisor with {@code down}
 * @param down positive
 */
record RateRatio(int up, int down) {
    /** The largest number on either side. */
    static final int LARGEST = 10_000;

    /** The relative error allowed: 60 microseconds in a minute, a thirtieth of a sample at 500 Hz. */
    static final double TOLERANCE = 1e-6;

    /**
     * The simplest ratio within {@link #TOLERANCE} of a positive number, found among its continued-fraction
     * convergents.
     *
     * @return empty where that takes a number over {@link #LARGEST}
     */
    static Optional<RateRatio> of(double value) {
        long up = 1;
        long previousUp = 0;
        long down = 0;
        long previousDown = 1;
        double rest = value;
        while (true) {
            if (rest > LARGEST + 1.0) {
                return Optional.empty();
            }
            long whole = (long) rest;
            long nextUp = whole * up + previousUp;
            long nextDown = whole * down + previousDown;
            if (nextUp > LARGEST || nextDown > LARGEST) {
                return Optional.empty();
            }
            previousUp = up;
            previousDown = down;
            up = nextUp;
            down = nextDown;
            if (up > 0 && Math.abs((double) up / down - value) <= TOLERANCE * value) {
                return Optional.of(new RateRatio((int) up, (int) down));
            }
            rest = 1 / (rest - whole);
        }
    }
}
