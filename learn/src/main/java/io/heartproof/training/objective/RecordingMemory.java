package io.heartproof.training.objective;

import java.util.Map;

/**
 * A number for each training recording that an objective keeps from epoch to epoch. A checkpoint holds them, so that a training
 * goes on with the same. What is noted in an epoch must not depend on the order of its draws. Thread-safe while an epoch runs.
 */
public interface RecordingMemory {
    /** What was noted since the last epoch ended, by recording: for the other processes of a training. */
    Map<String, Double> noted();

    /** Notes what another process has noted, as if it had been noted here. */
    void note(Map<String, Double> others);

    /** Takes in what was noted; called after the last step of each epoch. */
    void endEpoch();

    /** The numbers by recording, of those that have one. */
    Map<String, Double> values();

    /** Takes over what {@link #values} gave. */
    void restore(Map<String, Double> values);
}
