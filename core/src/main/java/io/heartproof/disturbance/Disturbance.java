package io.heartproof.disturbance;

import io.heartproof.contract.PreparedRecording;
import io.heartproof.seed.SeededRandom;

/** Puts noise on a prepared recording. Implementations are immutable and thread-safe. */
@FunctionalInterface
public interface Disturbance {
    /** The recording with noise, values in the range of its scaling as before ([-1, 1] by the peak); the given one is unchanged. */
    PreparedRecording apply(PreparedRecording recording, SeededRandom random);

    /** No noise. */
    static Disturbance none() {
        return (recording, random) -> recording;
    }

    /** This one, then another. */
    default Disturbance then(Disturbance next) {
        return (recording, random) -> next.apply(apply(recording, random), random);
    }

    /**
     * This one on a share of the recordings only.
     *
     * @param share chance of each, 0 to 1
     */
    default Disturbance on(double share) {
        return (recording, random) -> random.uniform(0, 1) < share ? apply(recording, random) : recording;
    }
}
