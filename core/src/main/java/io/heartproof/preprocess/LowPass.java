package io.heartproof.preprocess;

/**
 * The anti-aliasing filter of a rate change: a sinc under a Kaiser window (J. F. Kaiser, "Nonrecursive digital filter
 * design using the I0-sinh window function", 1974).
 *
 * <p>Defaults: 32 zero crossings to either side at the lower of the two rates and a stop band 80 dB down that begins at
 * half that rate, which leaves a flat pass band up to 0.84 of it (105 Hz for a recording at 250 Hz).
 */
final class LowPass {
    private static final int ZERO_CROSSINGS = 32;
    private static final double STOP_BAND_DB = 80;

    /** Kaiser's beta for a stop band of that depth. */
    private static final double BETA = 0.1102 * (STOP_BAND_DB - 8.7);

    /** Kaiser's transition width as a share of half the lower rate. */
    private static final double TRANSITION = (STOP_BAND_DB - 8) / (2.285 * 2 * ZERO_CROSSINGS * Math.PI);

    private LowPass() {}

    /**
     * The impulse response at the common rate, symmetric about its middle; its sum is arbitrary.
     *
     * @param factor common rate over the lower rate
     */
    static double[] taps(int factor) {
        int half = ZERO_CROSSINGS * factor;
        double cutoff = (1 - TRANSITION / 2) / factor;
        double[] taps = new double[2 * half + 1];
        for (int i = 0; i < taps.length; i++) {
            int offset = i - half;
            taps[i] = sinc(cutoff * offset) * kaiser((double) offset / half);
        }
        return taps;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    /** The window at {@code x} in [-1, 1]. */
    private static double kaiser(double x) {
        return besselI0(BETA * Math.sqrt(Math.max(0, 1 - x * x))) / besselI0(BETA);
    }

    /** The modified Bessel function of order 0, by its power series. */
    private static double besselI0(double x) {
        double term = 1;
        double sum = 1;
        for (int k = 1; term > 1e-17 * sum; k++) {
            term *= (x / (2 * k)) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }
}
