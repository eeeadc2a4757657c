package io.heartproof.noise;

import io.heartproof.seed.SeededRandom;

/**
 * A kind of disturbance. Implementations are immutable and keep no state between stretches.
 *
 * <p>The expected mean square of a stretch is 1; one stretch can deviate, the more the slower the noise is.
 */
@FunctionalInterface
public interface Noise {
    /**
     * Draws one stretch.
     *
     * @param length number of samples, at least 0
     * @param samplingRateHz samples per second, positive; nothing lies at or above half of it
     * @return one value per sample, the caller's own
     */
    double[] samples(int length, double samplingRateHz, SeededRandom random);
}
