package io.heartproof.noise;

import io.heartproof.seed.SeededRandom;

/**
 * Electromyographic noise: Gaussian, between 15 and 150 Hz with soft edges, in bursts whose strength (a log-normal
 * envelope that varies over about a second) rises and falls.
 */
public record MuscleNoise() implements Noise {
    private static final double LOW_HZ = 15;
    private static final double HIGH_HZ = 150;
    private static final double ENVELOPE_HZ = 1;
    private static final double ENVELOPE_DEVIATION = 0.5;

    @Override
    public double[] samples(int length, double samplingRateHz, SeededRandom random) {
        double[][] parts =
                new ShapedNoises(MuscleNoise::band, MuscleNoise::slow).samples(length, samplingRateHz, random);
        double[] samples = parts[0];
        for (int i = 0; i < length; i++) {
            samples[i] *= StrictMath.exp(ENVELOPE_DEVIATION * parts[1][i] - ENVELOPE_DEVIATION * ENVELOPE_DEVIATION);
        }
        return samples;
    }

    /** Second-order high pass times second-order low pass (Butterworth magnitudes). */
    private static double band(double frequencyHz) {
        double low = LOW_HZ / frequencyHz;
        double high = frequencyHz / HIGH_HZ;
        return 1 / StrictMath.sqrt((1 + low * low * low * low) * (1 + high * high * high * high));
    }

    private static double slow(double frequencyHz) {
        double distance = frequencyHz / ENVELOPE_HZ;
        return distance > 5 ? 0 : StrictMath.exp(-0.5 * distance * distance);
    }
}
