package io.heartproof.preprocess;

import io.heartproof.signal.Recording;
import java.util.Arrays;

/**
 * Keeps the beginning of a recording.
 *
 * @param samples the most that is kept of each lead; a shorter recording stays whole
 */
public record Cut(int samples) implements PreparationStep {
    @Override
    public Recording apply(Recording recording) {
        if (recording.length() <= samples) {
            return recording;
        }
        return recording.with(
                recording.samplingRateHz(),
                recording.signals().stream()
                        .map(s -> s.withSamples(Arrays.copyOf(s.samples(), samples)))
                        .toList());
    }
}
