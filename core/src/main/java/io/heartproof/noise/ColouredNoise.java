package io.heartproof.noise;

import io.heartproof.problem.BadUsage;

/**
 * Gaussian noise whose power falls as 1 / f^exponent: 0 white, 1 pink, 2 brown.
 *
 * @param exponent 0 to 3
 */
public record ColouredNoise(double exponent) implements Noise {
    public static final ColouredNoise PINK = new ColouredNoise(1);
    public static final ColouredNoise BROWN = new ColouredNoise(2);

    public ColouredNoise {
        if (!(exponent >= 0 && exponent <= 3)) {
            throw new BadUsage("the exponent of coloured noise must lie in 0..3, got " + exponent);
        }
    }

    @Override
    public double[] samples(int length, double samplingRateHz, SeededRandom random) {
        return new ShapedNoises(f -> StrictMath.pow(f, -exponent / 2), f -> 0)
                .samples(length, samplingRateHz, random)[0];
    }
}
