package io.heartproof.simulate.rhythm;

import io.heartproof.seed.SeededRandom;
import java.util.List;

/** When the heart beats. */
public interface Rhythm {
    /** The beats from shortly before the recording's start to shortly behind its end, in order. */
    List<Pulse> pulses(double durationSeconds, SeededRandom random);
}
