package io.heartproof.seed;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A reproducible stream of random numbers: xoshiro256++ of Commons RNG (Blackman and Vigna 2021), normal deviates by
 * Marsaglia's polar method in {@link StrictMath}, so that a seed means the same numbers on every Java version and
 * machine. Not safe for use by several threads: give each its own stream.
 */
public final class SeededRandom {
    private final UniformRandomProvider source;
    private double spare = Double.NaN;

    private SeededRandom(long seed) {
        source = RandomSource.XO_SHI_RO_256_PP.create(seed);
    }

    /** The stream of that seed; {@link Seeds} derives seeds for several purposes. */
    public static SeededRandom of(long seed) {
        return new SeededRandom(seed);
    }

    /** Uniform in [low, high). */
    public double uniform(double low, double high) {
        return low + (high - low) * source.nextDouble();
    }

    /** Normal with mean 0 and standard deviation 1. */
    public double normal() {
        if (!Double.isNaN(spare)) {
            double value = spare;
            spare = Double.NaN;
            return value;
        }
        double u;
        double v;
        double squares;
        do {
            u = 2 * source.nextDouble() - 1;
            v = 2 * source.nextDouble() - 1;
            squares = u * u + v * v;
        } while (squares >= 1 || squares == 0);
        double factor = StrictMath.sqrt(-2 * StrictMath.log(squares) / squares);
        spare = v * factor;
        return u * factor;
    }

    public double normal(double mean, double deviation) {
        return mean + deviation * normal();
    }

    /**
     * Normal, drawn again until it lies in [low, high]. The range must hold a fair share of the distribution, or this
     * takes long.
     */
    public double normalWithin(double mean, double deviation, double low, double high) {
        double value = normal(mean, deviation);
        while (value < low || value > high) {
            value = normal(mean, deviation);
        }
        return value;
    }

    /** A positive factor around 1 whose natural logarithm is normal with that deviation. */
    public double logNormal(double deviation) {
        return StrictMath.exp(deviation * normal());
    }

    /**
     * A share in (0, 1) from the beta distribution with both parameters equal: small ones give shares near 0 or 1, 1 is uniform.
     * By the method of Joehnk (1964).
     *
     * @param alpha 0.05 to 1
     */
    public double symmetricBeta(double alpha) {
        while (true) {
            double x = StrictMath.pow(source.nextDouble(), 1 / alpha);
            double y = StrictMath.pow(source.nextDouble(), 1 / alpha);
            if (x + y > 0 && x + y <= 1) {
                return x / (x + y);
            }
        }
    }

    /** True with that probability. */
    public boolean chance(double probability) {
        return source.nextDouble() < probability;
    }

    /** A number from 0 to {@code count} - 1, each as likely as the other. */
    public int index(int count) {
        return source.nextInt(count);
    }

    /** One of the choices, each as likely as the other. */
    public <T> T pick(List<T> choices) {
        return choices.get(index(choices.size()));
    }
}
