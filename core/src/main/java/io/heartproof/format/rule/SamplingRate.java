package io.heartproof.format.rule;

import io.heartproof.problem.BadData;
import java.util.OptionalDouble;

/** Which sampling rate counts when a file and its user both may name one. */
public final class SamplingRate {
    /** How the user gives it. */
    public static final String OPTION = "--sampling-rate (samplingRateHz= in a request)";

    private static final double TOLERANCE = 1e-6;

    private SamplingRate() {}

    /**
     * The file's rate, confirmed by the user's where there is one; they may differ by one part in a million.
     *
     * @throws BadData where they differ by more
     */
    public static double confirmed(String where, double stated, OptionalDouble given) {
        return confirmed(where, stated, given, TOLERANCE);
    }

    /** As above for a file whose rate is known to a relative {@code tolerance} only; the user's is then the exact one. */
    public static double confirmed(String where, double stated, OptionalDouble given, double tolerance) {
        if (given.isEmpty()) {
            return stated;
        }
        if (Math.abs(given.getAsDouble() - stated) > tolerance * stated) {
            throw new BadData(
                    where,
                    "the file says " + stated + " Hz, which contradicts the given sampling rate of "
                            + given.getAsDouble() + " Hz");
        }
        return given.getAsDouble();
    }
}
