package io.heartproof.preprocess;

/**
 * Changes a sampling rate by the ratio up/down in one pass: what inserting {@code up - 1} zeros after each sample,
 * low-pass filtering and keeping every {@code down}-th sample would give, without ever making the zeros.
 *
 * <pre>{@code
 * y[m] = sum over k of x[k] h[centre + m down - k up],   m = 0 .. ceil(n up / down) - 1
 * }</pre>
 *
 * <p>The output has no delay: y[m] stands at the time of x[m down / up]. Beyond its ends the signal is taken to keep its
 * first and last value. Each of the {@code up} phases of the filter is scaled to sum 1, so that a constant stays the
 * same constant. Computed in double precision. Immutable and thread-safe.
 */
final class PolyphaseFilter {
    private final int up;
    private final int down;
    /** Input samples on either side of an output sample. */
    private final int reach;
    /** Per phase {@code m down mod up}: weights of x[k - reach] to x[k + reach], k = floor(m down / up). */
    private final double[][] weights;

    /**
     * @param ratio output rate over input rate
     */
    PolyphaseFilter(RateRatio ratio) {
        this.up = ratio.up();
        this.down = ratio.down();
        double[] taps = LowPass.taps(Math.max(up, down));
        int centre = taps.length / 2;
        this.reach = (centre + up - 1) / up;
        this.weights = new double[up][2 * reach + 1];
        for (int phase = 0; phase < up; phase++) {
            for (int i = 0; i <= 2 * reach; i++) {
                long tap = centre + phase - (long) (i - reach) * up;
                weights[phase][i] = tap >= 0 && tap < taps.length ? taps[(int) tap] : 0;
            }
            scaleToSumOne(weights[phase]);
        }
    }

    /** Weight of the impulse response at {@code offset} steps of the common rate, 0 at the centre. */
    double impulseResponse(int offset) {
        int phase = Math.floorMod(offset, up);
        int index = reach - Math.floorDiv(offset, up);
        return index >= 0 && index <= 2 * reach ? weights[phase][index] : 0;
    }

    /** How far the impulse response reaches to either side, in steps of the common rate. */
    int halfLength() {
        return (reach + 1) * up;
    }

    /** Samples that come out for {@code n} that go in: n up / down, rounded up. */
    long outputLength(int n) {
        return ((long) n * up + down - 1) / down;
    }

    /**
     * The beginning of the signal at the new rate.
     *
     * @param signal finite values
     * @param samples how many to compute, at most {@link #outputLength}
     */
    float[] apply(float[] signal, int samples) {
        float[] output = new float[samples];
        double[] extended = samples == 0 ? new double[0] : extend(signal);
        for (int m = 0; m < output.length; m++) {
            long position = (long) m * down;
            output[m] = (float) dot(weights[(int) (position % up)], extended, (int) (position / up));
        }
        return output;
    }

    /** The signal with {@code reach} copies of its first and last value on either side. */
    private double[] extend(float[] signal) {
        double[] extended = new double[signal.length + 2 * reach];
        for (int i = 0; i < extended.length; i++) {
            extended[i] = signal[Math.min(Math.max(i - reach, 0), signal.length - 1)];
        }
        return extended;
    }

    /** Four partial sums, because one sum would wait for each addition to finish. */
    private static double dot(double[] weights, double[] values, int offset) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int i = 0;
        for (; i + 3 < weights.length; i += 4) {
            sum0 += weights[i] * values[offset + i];
            sum1 += weights[i + 1] * values[offset + i + 1];
            sum2 += weights[i + 2] * values[offset + i + 2];
            sum3 += weights[i + 3] * values[offset + i + 3];
        }
        for (; i < weights.length; i++) {
            sum0 += weights[i] * values[offset + i];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }

    private static void scaleToSumOne(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
    }
}
