package io.heartproof.quality.shape;

import java.util.Arrays;

/**
 * The smallest and largest value of a lead in each second. A second without a valid sample is left out, and so is a last one
 * of less than half a second. A recording shorter than a second counts as one second. Immutable.
 */
public final class Seconds {
    private final float[] smallest;
    private final float[] largest;

    private Seconds(float[] smallest, float[] largest) {
        this.smallest = smallest;
        this.largest = largest;
    }

    /** The seconds of a lead; samples that are no numbers are not valid. */
    public static Seconds of(float[] samples, double samplingRateHz) {
        int second = (int) Math.max(1, Math.min(samples.length, Math.round(samplingRateHz)));
        int count = Math.max(1, (samples.length + second / 2) / second);
        float[] smallest = new float[count];
        float[] largest = new float[count];
        int filled = 0;
        for (int s = 0; s < count; s++) {
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            for (int t = s * second; t < Math.min(samples.length, (s + 1) * second); t++) {
                if (Float.isFinite(samples[t])) {
                    low = Math.min(low, samples[t]);
                    high = Math.max(high, samples[t]);
                }
            }
            if (low <= high) {
                smallest[filled] = low;
                largest[filled++] = high;
            }
        }
        return new Seconds(Arrays.copyOf(smallest, filled), Arrays.copyOf(largest, filled));
    }

    /**
     * The share of seconds whose range is larger than {@code deflection}, or whose middle is further than that from the middle of
     * the median second.
     */
    public double wildShare(double deflection) {
        double median = median(middles());
        int wild = 0;
        for (int s = 0; s < smallest.length; s++) {
            double range = (double) largest[s] - smallest[s];
            wild += range > deflection || Math.abs(middle(s) - median) > deflection ? 1 : 0;
        }
        return smallest.length == 0 ? 0 : (double) wild / smallest.length;
    }

    private double[] middles() {
        double[] middles = new double[smallest.length];
        Arrays.setAll(middles, this::middle);
        return middles;
    }

    private double middle(int second) {
        return ((double) largest[second] + smallest[second]) / 2;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values.length == 0 ? 0 : values[values.length / 2];
    }
}
