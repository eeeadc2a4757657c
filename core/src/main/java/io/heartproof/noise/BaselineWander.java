package io.heartproof.noise;

import io.heartproof.problem.BadUsage;
import io.heartproof.seed.SeededRandom;

/**
 * Slow movement of the baseline: drift with a 1/f^2 spectrum that ends at 0.5 Hz, and breathing as a band around a
 * respiratory frequency, each with half the power.
 *
 * @param respirationHz breaths per second, about 0.15 to 0.4; above 0, at most 2
 */
public record BaselineWander(double respirationHz) implements Noise {
    private static final double DRIFT_START_HZ = 0.05;
    private static final double DRIFT_END_HZ = 0.5;
    private static final double RESPIRATION_WIDTH_HZ = 0.02;

    public BaselineWander {
        if (!(respirationHz > 0 && respirationHz <= 2)) {
            throw new BadUsage("the respiratory frequency must lie between 0 and 2 Hz, got " + respirationHz);
        }
    }

    @Override
    public double[] samples(int length, double samplingRateHz, SeededRandom random) {
        double[][] parts =
                new ShapedNoises(BaselineWander::drift, this::breathing).samples(length, samplingRateHz, random);
        double[] samples = new double[length];
        for (int i = 0; i < length; i++) {
            samples[i] = StrictMath.sqrt(0.5) * (parts[0][i] + parts[1][i]);
        }
        return samples;
    }

    private static double drift(double frequencyHz) {
        return frequencyHz > DRIFT_END_HZ ? 0 : 1 / Math.max(frequencyHz, DRIFT_START_HZ);
    }

    private double breathing(double frequencyHz) {
        double distance = Math.abs(frequencyHz - respirationHz) / RESPIRATION_WIDTH_HZ;
        return distance > 5 ? 0 : StrictMath.exp(-0.5 * distance * distance);
    }
}
