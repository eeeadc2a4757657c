package io.heartproof.nn;

import io.heartproof.seed.SplitMix;

/**
 * Initial values uniform in [-1/sqrt(fan-in), 1/sqrt(fan-in)), for weights and biases alike, as the published program
 * has them. Drawn on the Java side, so that a seed gives the same network on every device. Not thread-safe.
 */
public final class Uniform {
    private final SplitMix random;

    public Uniform(long seed) {
        random = SplitMix.of(seed);
    }

    /** The next {@code count} values for that fan-in. */
    float[] next(int count, long fanIn) {
        double bound = 1 / Math.sqrt((double) fanIn);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (random.symmetric() * bound);
        }
        return values;
    }
}
