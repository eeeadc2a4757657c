package io.heartproof.metric.suite;

import java.util.Optional;

/**
 * What a suite found against one recording that is right without noise: an entry of {@code attacks.json}. Immutable.
 *
 * @param recording its name
 * @param brokenBy the attack that found the noise of the smallest level; empty where none broke it
 * @param level the smallest level that breaks it; empty where it withstood all
 * @param smallest size of the smallest noise found that breaks it; empty where none was found
 * @param microvolts the same in microvolts; empty where none was found or the recording is not calibrated
 * @param forward how often the classifier was asked about it
 * @param backward how many gradients were asked for
 */
public record AttackedRecording(
        String recording,
        Optional<String> brokenBy,
        Optional<Double> level,
        Optional<Double> smallest,
        Optional<Double> microvolts,
        int forward,
        int backward) {
    public AttackedRecording {
        if (level.isPresent() && (brokenBy.isEmpty() || smallest.isEmpty())) {
            throw new IllegalArgumentException(
                    "a recording that a level breaks must say which attack did, at which size, got " + recording);
        }
    }

    /** The smallest size, infinite where none was found. */
    public double size() {
        return smallest.orElse(Double.POSITIVE_INFINITY);
    }
}
