package io.heartproof.benchmark.measure;

import java.io.IOException;

/** One of the two ways that are compared. */
@FunctionalInterface
public interface MeasuredSide {
    /** Does the work of one round; returns the figure that came of it, in the comparison's unit. */
    double measure() throws IOException;

    /** Does as much of the work as has to be done once before it is measured: all of it, unless it says otherwise. */
    default void warmUp() throws IOException {
        measure();
    }
}
