package io.heartproof.quality.spectrum;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * How much of a lead is hum of the mains.
 *
 * <pre>{@code
 * share = sum over seconds of 2 |X(f)|^2 / n^2  /  sum over seconds of the variance,   X the Fourier transform at f = 50 or 60 Hz
 * }</pre>
 *
 * @param hertz 50 or 60
 * @param share of the power within seconds
 */
public record Hum(double hertz, double share) {
    private static final double HIGHEST_SHARE_OF_RATE = 0.48;

    /** The stronger of the two; empty where the sampling rate is too low for them or there is less than a second. */
    public static Optional<Hum> of(float[] samples, double samplingRateHz) {
        int second = (int) Math.round(samplingRateHz);
        return DoubleStream.of(50, 60)
                .filter(hertz -> hertz < HIGHEST_SHARE_OF_RATE * samplingRateHz && samples.length >= second)
                .mapToObj(hertz -> new Hum(hertz, share(samples, second, hertz / samplingRateHz)))
                .max(Comparator.comparingDouble(Hum::share));
    }

    private static double share(float[] samples, int second, double cyclesPerSample) {
        double hum = 0;
        double all = 0;
        for (int from = 0; from + second <= samples.length; from += second) {
            double mean = mean(samples, from, second);
            double cosine = 0;
            double sine = 0;
            for (int t = from; t < from + second; t++) {
                double value = Float.isFinite(samples[t]) ? samples[t] - mean : 0;
                double angle = 2 * Math.PI * cyclesPerSample * t;
                cosine += value * Math.cos(angle);
                sine += value * Math.sin(angle);
                all += value * value;
            }
            hum += 2 * (cosine * cosine + sine * sine) / second;
        }
        return all > 0 ? hum / all : 0;
    }

    private static double mean(float[] samples, int from, int length) {
        double sum = 0;
        int count = 0;
        for (int t = from; t < from + length; t++) {
            if (Float.isFinite(samples[t])) {
                sum += samples[t];
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }
}
