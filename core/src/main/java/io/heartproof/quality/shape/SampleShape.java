package io.heartproof.quality.shape;

/**
 * Counts over the samples of one lead. Stretches of equal samples show that a lead is flat or cut off, because a live lead
 * changes. Immutable.
 *
 * @param samples how many there are
 * @param invalid how many are no finite number
 * @param mean of the valid ones; NaN where there is none
 * @param smallest valid value
 * @param largest valid value
 * @param flat samples in stretches of at least a second without change
 * @param atRail samples in stretches of at least 8 ms, and three samples, at the largest or smallest value
 * @param cutOff those of them in stretches of less than a second: peaks that are cut off
 */
public record SampleShape(
        int samples, int invalid, double mean, float smallest, float largest, int flat, int atRail, int cutOff) {
    private static final double CUT_OFF_SECONDS = 0.008;
    private static final int SHORTEST_CUT_OFF = 3;

    /** Counts the samples of a lead. */
    public static SampleShape of(float[] samples, double samplingRateHz) {
        Scan scan = new Scan(samplingRateHz);
        for (float sample : samples) {
            scan.add(sample);
        }
        return scan.shape(samples.length);
    }

    /** Share of the samples that are no numbers. */
    public double invalidShare() {
        return share(invalid);
    }

    /** Share of the samples in flat stretches. */
    public double flatShare() {
        return share(flat);
    }

    /** Share of the samples at the largest or smallest value. */
    public double railShare() {
        return share(atRail);
    }

    /** Share of the samples in peaks that are cut off. */
    public double cutOffShare() {
        return share(cutOff);
    }

    /** Largest minus smallest value. */
    public double range() {
        return (double) largest - smallest;
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
        private int peaksAtFloor;
        private float ceiling = Float.NEGATIVE_INFINITY;
        private int atCeiling;
        private int peaksAtCeiling;

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
            int peak = length >= second ? 0 : length;
            flat += length - peak;
            if (value >= ceiling) {
                atCeiling = value > ceiling ? length : atCeiling + length;
                peaksAtCeiling = value > ceiling ? peak : peaksAtCeiling + peak;
                ceiling = value;
            }
            if (value <= floor) {
                atFloor = value < floor ? length : atFloor + length;
                peaksAtFloor = value < floor ? peak : peaksAtFloor + peak;
                floor = value;
            }
        }

        SampleShape shape(int samples) {
            endStretch();
            boolean above = ceiling == largest;
            boolean below = floor == smallest && smallest < largest;
            int atRail = (above ? atCeiling : 0) + (below ? atFloor : 0);
            int cutOff = (above ? peaksAtCeiling : 0) + (below ? peaksAtFloor : 0);
            double mean = samples == invalid ? Double.NaN : sum / (samples - invalid);
            return new SampleShape(samples, invalid, mean, smallest, largest, flat, atRail, cutOff);
        }
    }
}
