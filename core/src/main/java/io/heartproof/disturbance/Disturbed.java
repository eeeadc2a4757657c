package io.heartproof.disturbance;

import io.heartproof.contract.Prepared;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.seed.SeededRandom;

/**
 * A prepared recording with noise, which is made each time it is read and always the same.
 *
 * @param seed of the noise
 */
public record Disturbed(Prepared original, Disturbance disturbance, long seed) implements Prepared {
    @Override
    public String recording() {
        return original.recording();
    }

    @Override
    public int length() {
        return original.length();
    }

    @Override
    public PreparedRecording read() {
        return disturbance.apply(original.read(), SeededRandom.of(seed));
    }
}
