package io.heartproof.noise.stress;

import java.util.Arrays;
import java.util.Collection;

/**
 * The signal-to-noise ratio of one lead, as the noise stress test defines it.
 *
 * <pre>{@code
 * SNR = 10 log10(S / N) dB
 * S = p^2 / 8, p the peak-to-peak amplitude of its QRS complexes (trimmed mean)
 * N = n^2, n the trimmed mean over whole seconds of the RMS difference from the second's mean
 * }</pre>
 *
 * <p>A trimmed mean leaves out the largest and the smallest 5 %, rounded down: none of fewer than 20. Source: the program
 * {@code nst} (WFDB Applications Guide), for Moody, Muldrow and Mark, Computers in Cardiology 1984. It takes the first 300
 * complexes and seconds of a long record, we take all of a short one, and the noise that is really added.
 */
final class StressRatio {
    private static final double TRIMMED = 0.05;

    private StressRatio() {}

    /**
     * S.
     *
     * @param peakToPeak of the QRS complexes
     */
    static double signalPower(double peakToPeak) {
        return peakToPeak * peakToPeak / 8;
    }

    /**
     * N.
     *
     * @param noise at least one value; what is shorter than a second counts as one second
     */
    static double noisePower(double[] noise, double samplingRateHz) {
        int second = (int) Math.max(1, Math.min(noise.length, Math.round(samplingRateHz)));
        double[] rms = new double[noise.length / second];
        Arrays.setAll(rms, i -> deviation(noise, i * second, second));
        double n = trimmedMean(rms);
        return n * n;
    }

    static double decibels(double signalPower, double noisePower) {
        return 10 * StrictMath.log10(signalPower / noisePower);
    }

    /** @param values at least one, left as they are */
    static double trimmedMean(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int cut = (int) (TRIMMED * sorted.length);
        double sum = 0;
        for (int i = cut; i < sorted.length - cut; i++) {
            sum += sorted[i];
        }
        return sum / (sorted.length - 2 * cut);
    }

    /** @param values at least one */
    static double median(Collection<Double> values) {
        double[] sorted = values.stream().mapToDouble(value -> value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The RMS difference from the mean. */
    private static double deviation(double[] values, int from, int length) {
        double mean = 0;
        for (int i = from; i < from + length; i++) {
            mean += values[i] / length;
        }
        double squares = 0;
        for (int i = from; i < from + length; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        return StrictMath.sqrt(squares / length);
    }
}
