package io.heartproof.noise.stress;

import io.heartproof.seed.SeededRandom;

/** A physical source of noise, of which several components are known. Implementations are immutable and thread-safe. */
public interface NoiseSource {
    /** What results and reports call it, such as {@code em}. */
    String name();

    /**
     * Draws a stretch.
     *
     * @param length number of samples, at least 1
     * @param samplingRateHz samples per second
     * @return components, at least one, with {@code length} values each in the source's own unit; the caller's own
     */
    double[][] stretch(int length, double samplingRateHz, SeededRandom random);
}
