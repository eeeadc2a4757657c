package io.heartproof.noise;

import io.heartproof.seed.SeededRandom;
import java.util.stream.IntStream;

/** Mean power spectrum of many stretches of one kind of noise. */
final class Spectrum {
    static final double RATE_HZ = 500;
    static final int LENGTH = 8192;
    private static final int STRETCHES = 60;
    private static final long SEED = 4711;

    private final double[] power = new double[LENGTH / 2];

    Spectrum(Noise noise) {
        SeededRandom random = SeededRandom.of(SEED);
        for (int i = 0; i < STRETCHES; i++) {
            double[] real = windowed(noise.samples(LENGTH, RATE_HZ, random));
            double[] imaginary = new double[LENGTH];
            FourierTransform.transform(real, imaginary);
            for (int k = 0; k < power.length; k++) {
                power[k] += real[k] * real[k] + imaginary[k] * imaginary[k];
            }
        }
    }

    /** Share of the power between two frequencies, Hz. */
    double share(double from, double to) {
        return between(from, to) / between(0, RATE_HZ);
    }

    /** Decibels per decade between two frequencies a decade or more apart, from the power in the octaves at both ends. */
    double slope(double from, double to) {
        double low = between(from, 2 * from) / from;
        double high = between(to / 2, to) / (to / 2);
        return 10 * Math.log10(high / low) / Math.log10(to / 2 / from);
    }

    /** Frequency with the most power, Hz. */
    double peak() {
        return IntStream.range(1, power.length)
                        .reduce((a, b) -> power[b] > power[a] ? b : a)
                        .orElseThrow()
                * RATE_HZ
                / LENGTH;
    }

    private double between(double from, double to) {
        return IntStream.range(0, power.length)
                .filter(k -> k * RATE_HZ / LENGTH >= from && k * RATE_HZ / LENGTH < to)
                .mapToDouble(k -> power[k])
                .sum();
    }

    /** Hann window, against leakage. */
    private static double[] windowed(double[] samples) {
        return IntStream.range(0, LENGTH)
                .mapToDouble(i -> samples[i] * (1 - Math.cos(2 * Math.PI * i / LENGTH)))
                .toArray();
    }
}
