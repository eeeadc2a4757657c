package io.heartproof.quality.spectrum;

/**
 * A recursive filter of second order that goes on from stretch to stretch.
 *
 * <pre>{@code
 * y(t) = b0 x(t) + b1 x(t-1) + b2 x(t-2) - a1 y(t-1) - a2 y(t-2)
 * }</pre>
 *
 * <p>Butterworth sections by the bilinear transform, so gain is 1 in the pass band and half the power at the corner. Starts
 * at rest. Not thread-safe.
 */
final class Biquad {
    /** The quality of a second-order Butterworth filter, and of the two sections of one of fourth order. */
    static final double SECOND_ORDER = Math.sqrt(0.5);

    static final double FOURTH_ORDER_FIRST = 1 / (2 * Math.cos(Math.PI / 8));
    static final double FOURTH_ORDER_SECOND = 1 / (2 * Math.cos(3 * Math.PI / 8));

    private final double b0;
    private final double b1;
    private final double b2;
    private final double a1;
    private final double a2;
    private double first;
    private double second;

    /** The signs of the zeros, +1 or -1, tell low from high pass. */
    private Biquad(double cornerShare, double quality, double zero) {
        double k = Math.tan(Math.PI * cornerShare);
        double norm = 1 / (1 + k / quality + k * k);
        b0 = (zero > 0 ? k * k : 1) * norm;
        b1 = 2 * zero * b0;
        b2 = b0;
        a1 = 2 * (k * k - 1) * norm;
        a2 = (1 - k / quality + k * k) * norm;
    }

    /** @param cornerHz below half the sampling rate */
    static Biquad lowPass(double cornerHz, double samplingRateHz, double quality) {
        return new Biquad(cornerHz / samplingRateHz, quality, 1);
    }

    /** @param cornerHz below half the sampling rate */
    static Biquad highPass(double cornerHz, double samplingRateHz) {
        return new Biquad(cornerHz / samplingRateHz, SECOND_ORDER, -1);
    }

    /** Filters the first {@code length} values; {@code to} may be {@code from}. */
    void filter(double[] from, double[] to, int length) {
        double z1 = first;
        double z2 = second;
        for (int t = 0; t < length; t++) {
            double x = from[t];
            double y = b0 * x + z1;
            z1 = b1 * x - a1 * y + z2;
            z2 = b2 * x - a2 * y;
            to[t] = y;
        }
        first = z1;
        second = z2;
    }
}
