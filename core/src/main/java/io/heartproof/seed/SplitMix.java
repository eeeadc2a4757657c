package io.heartproof.seed;

import java.util.SplittableRandom;

/**
 * A stream of random numbers for what had figures before there was {@link SeededRandom}: initial weights, starts of attacks,
 * white noise, directions of the Jacobian. Another generator would change every network and every robust accuracy that was
 * ever reported, so this one stays where it is; whatever is new takes {@link SeededRandom}.
 *
 * <p>SplitMix64 (Steele, Lea and Flood 2014) as the JDK has it; normal numbers by its ziggurat, which Java 17 and later share.
 * Not safe for use by several threads: give each its own stream.
 */
public final class SplitMix {
    private final SplittableRandom source;

    private SplitMix(long seed) {
        source = new SplittableRandom(seed);
    }

    /** The stream of that seed. */
    public static SplitMix of(long seed) {
        return new SplitMix(seed);
    }

    /** Uniform in [-1, 1). */
    public double symmetric() {
        return 2 * source.nextDouble() - 1;
    }

    /** Normal with mean 0 and standard deviation 1. */
    public double normal() {
        return source.nextGaussian();
    }
}
