package io.heartproof.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.heartproof.metric.Scores;

/**
 * Scores under white noise, uniform in {@code [-amplitude, amplitude]}. In JSON the scores' fields stand beside the
 * amplitude.
 *
 * @param amplitude as a share of each lead's peak
 */
public record WhiteNoise(double amplitude, @JsonUnwrapped Scores scores) {
    public WhiteNoise {
        checkedLevel(amplitude);
    }

    static void checkedLevel(double level) {
        if (!(level > 0) || Double.isInfinite(level)) {
            throw new IllegalArgumentException("a noise level must be positive, got " + level);
        }
    }
}
