package io.heartproof.classify;

import io.heartproof.quality.RecordingQuality;

/** How fit a signal must be for an answer. */
public enum Fitness {
    /** An answer to every recording; its quality stands beside it. */
    ANY,
    /** No prediction where the quality gate refuses. */
    ACCEPTABLE;

    /** Whether a signal of that quality is answered. */
    public boolean suffices(RecordingQuality quality) {
        return this == ANY || quality.acceptable();
    }
}
