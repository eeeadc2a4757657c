package io.heartproof.metric;

import java.util.Optional;

/**
 * One epoch of a training: one line of {@code metrics.jsonl}.
 *
 * @param epoch from 0
 * @param loss mean over the epoch, finite
 * @param seconds the epoch's wall-clock time
 * @param recordingsPerSecond recordings drawn per second of that time
 * @param validation empty (null in JSON) where there are no validation recordings
 */
public record EpochMetrics(
        int epoch, double loss, double seconds, double recordingsPerSecond, Optional<Validation> validation) {
    /** Plain figures, as {@link ConfusionMatrix} gives them on the validation recordings. */
    public record Validation(double accuracy, double balancedAccuracy, double macroF1) {
        public static Validation of(ConfusionMatrix matrix) {
            return new Validation(matrix.accuracy(), matrix.balancedAccuracy(), matrix.macroF1());
        }
    }
}
