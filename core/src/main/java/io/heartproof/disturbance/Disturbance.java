package io.heartproof.disturbance;

import io.heartproof.contract.PreparedRecording;
import io.heartproof.noise.SeededRandom;

/** Puts noise on a prepared recording. Implementations are immutable and thread-safe. */
@FunctionalInterface
public interface Disturbance {
    /** The recording with noise, scaled as before; the given one is unchanged. */
    PreparedRecording apply(PreparedRecording recording, SeededRandom random);
}
