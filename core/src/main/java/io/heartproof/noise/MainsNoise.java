package io.heartproof.noise;

import io.heartproof.problem.BadUsage;
import io.heartproof.seed.SeededRandom;

/**
 * Hum of the mains: the fundamental, up to 0.05 Hz off its nominal frequency, and its third harmonic with a fifth of
 * the amplitude, at random phases. A component at or above half the sampling rate is left out.
 *
 * @param frequencyHz 50 or 60 in practice, positive
 */
public record MainsNoise(double frequencyHz) implements Noise {
    private static final double DEVIATION_HZ = 0.05;
    private static final double THIRD_HARMONIC = 0.2;

    public MainsNoise {
        if (!(frequencyHz > 0) || Double.isInfinite(frequencyHz)) {
            throw new BadUsage("the mains frequency must be positive, got " + frequencyHz);
        }
    }

    @Override
    public double[] samples(int length, double samplingRateHz, SeededRandom random) {
        double hertz = frequencyHz + random.uniform(-DEVIATION_HZ, DEVIATION_HZ);
        double[] samples = new double[length];
        add(samples, 1, random.uniform(0, 2 * StrictMath.PI), hertz / samplingRateHz);
        add(samples, THIRD_HARMONIC, random.uniform(0, 2 * StrictMath.PI), 3 * hertz / samplingRateHz);
        return samples;
    }

    private static void add(double[] samples, double share, double phase, double cyclesPerSample) {
        if (cyclesPerSample >= 0.5) {
            return;
        }
        double amplitude = share * StrictMath.sqrt(2 / (1 + THIRD_HARMONIC * THIRD_HARMONIC));
        for (int i = 0; i < samples.length; i++) {
            samples[i] += amplitude * StrictMath.sin(phase + 2 * StrictMath.PI * cyclesPerSample * i);
        }
    }
}
