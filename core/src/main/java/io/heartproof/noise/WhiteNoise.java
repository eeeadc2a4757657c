package io.heartproof.noise;

import io.heartproof.seed.SeededRandom;

/** Noise without memory: samples are independent, the spectrum is flat up to half the sampling rate. */
public enum WhiteNoise implements Noise {
    /** Standard normal. */
    GAUSSIAN,
    /** Uniform in [-sqrt(3), sqrt(3)], whose mean square is 1: for noise in [-a, a] multiply by a / sqrt(3). */
    UNIFORM;

    @Override
    public double[] samples(int length, double samplingRateHz, SeededRandom random) {
        double[] samples = new double[length];
        for (int i = 0; i < length; i++) {
            samples[i] = this == GAUSSIAN ? random.normal() : StrictMath.sqrt(3) * random.uniform(-1, 1);
        }
        return samples;
    }
}
