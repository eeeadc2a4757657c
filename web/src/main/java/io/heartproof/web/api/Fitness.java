package io.heartproof.web.api;

import io.heartproof.quality.RecordingQuality;

/** How fit a signal must be for an answer. */
enum Fitness {
    /** An answer to every recording; its quality stands beside it. */
    ANY,
    /** No prediction where the quality gate refuses. */
    ACCEPTABLE;

    boolean suffices(RecordingQuality quality) {
        return this == ANY || quality.acceptable();
    }
}
