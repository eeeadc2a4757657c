package io.heartproof.simulate;

import io.heartproof.label.Label;
import io.heartproof.signal.Recording;
import java.util.List;

/**
 * A recording and the truth about it. Immutable.
 *
 * @param beats in order of time; a beat that the recording's start or end cuts is not listed
 */
public record SimulatedRecording(Recording recording, Label label, List<Beat> beats) {
    public SimulatedRecording {
        beats = List.copyOf(beats);
    }
}
