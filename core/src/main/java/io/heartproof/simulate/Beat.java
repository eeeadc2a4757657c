package io.heartproof.simulate;

import io.heartproof.simulate.rhythm.BeatKind;
import java.util.Optional;

/**
 * One beat of a simulated recording. Positions are samples from 0 and lie inside the recording.
 *
 * @param p empty where no P wave precedes the QRS complex
 * @param qrs its peak is the moment of the largest dipole ("R peak")
 */
public record Beat(BeatKind kind, Optional<Span> p, Span qrs, Span t) {
    /** First sample of the beat's first wave. */
    public int onset() {
        return p.map(Span::onset).orElse(qrs.onset());
    }

    /** First sample, largest dipole, last sample of a wave. */
    public record Span(int onset, int peak, int offset) {
        public int length() {
            return offset - onset;
        }
    }
}
