package io.heartproof.quality;

/**
 * What the samples of one lead are like, one by one. Stretches of equal samples are what tells a flat or cut-off lead: a
 * lead that is alive changes.
 *
 * @param samples how many there are
 * @param invalid how many are no finite number
 * @param mean of the valid ones; NaN where there is none
 * @param smallest valid value
 * @param largest valid value
 * @param flat samples in stretches of at least a second without change
 * @param cutOff samples in stretches of at least 8 ms, and three samples, at the largest or smallest value
 */
record SampleShape(int samples, int invalid, double mean, float smallest, float largest, int flat, int cutOff) {
    private static final double CUT_OFF_SECONDS = 0.008;
    private static final int SHORTEST_CUT_OFF = 3;

    static SampleShape of(float[] samples, double samplingRateHz) {
        Scan scan = new Scan(samplingRateHz);
        for (float sample : samples) {
            scan.add(sample);
        }
        return scan.shape(samples.length);
    }

    double invalidShare() {
        return share(invalid);
    }

    double flatShare() {
        return share(flat);
    }

    double cutOffShare() {
        return share(cutOff);
    }

    /** Largest minus smallest value. */
    double range() {
        return (double) largest - smallest;
    }

    /** The share of samples that are further from the mean. */
    double shareBeyond(float[] values, double deflection) {
        if (largest - mean <= deflection && mean - smallest <= deflection) {
            return 0;
        }
        int count = 0;
        for (float value : values) {
            count += Math.abs(value - mean) > deflection ? 1 : 0;
        }
        return share(count);
    }

    private double share(int count) {
        return samples == 0 ? 0 : (double) count / samples;
    }

    /** One pass over the samples. */
    private static final class Scan {
        private final double second;
        private final double shortestCutOff;
        private int invalid;
        private double sum;
        private float smallest = Float.POSITIVE_INFINITY;
        private float largest = Float.NEGATIVE_INFINITY;
        private float value = Float.NaN;
        private int length;
        private int flat;
        private float floor = Float.POSITIVE_INFINITY;
        private int atFloor;
        private float ceiling = Float.NEGATIVE_INFINITY;
        private int atCeiling;

        Scan(double samplingRateHz) {
            second = samplingRateHz;
            shortestCutOff = Math.max(SHORTEST_CUT_OFF, CUT_OFF_SECONDS * samplingRateHz);
        }

        void add(float sample) {
            if (sample == value) {
                length++;
                sum += sample;
                return;
            }
            endStretch();
            if (Float.isFinite(sample)) {
                smallest = Math.min(smallest, sample);
                largest = Math.max(largest, sample);
                sum += sample;
                value = sample;
                length = 1;
            } else {
                invalid++;
                value = Float.NaN;
                length = 0;
            }
        }

        private void endStretch() {
            if (length < shortestCutOff) {
                return;
            }
            flat += length >= second ? length : 0;
            if (value >= ceiling) {
                atCeiling = value > ceiling ? length : atCeiling + length;
                ceiling = value;
            }
            if (value <= floor) {
                atFloor = value < floor ? length : atFloor + length;
                floor = value;
            }
        }

        SampleShape shape(int samples) {
            endStretch();
            int cutOff = (ceiling == largest ? atCeiling : 0) + (floor == smallest && smallest < largest ? atFloor : 0);
            double mean = samples == invalid ? Double.NaN : sum / (samples - invalid);
            return new SampleShape(samples, invalid, mean, smallest, largest, flat, cutOff);
        }
    }
}
