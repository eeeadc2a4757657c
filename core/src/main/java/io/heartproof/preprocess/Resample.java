package io.heartproof.preprocess;

import io.heartproof.problem.BadData;
import io.heartproof.signal.Recording;
import java.util.Locale;

/**
 * Brings a recording to another sampling rate by rational polyphase resampling: anti-aliased, zero delay, computed in
 * double precision. n samples become n up / down, rounded up; beyond its ends a lead is taken to keep its first and last
 * value. Samples must be finite (see {@link FillGaps}). A recording that already has the rate is returned as it is.
 *
 * @param samplingRateHz the rate of the result
 * @param longest samples that are computed at most, from the beginning; more are not wanted
 */
public record Resample(double samplingRateHz, int longest) implements PreparationStep {
    /** The most by which a rate is raised; a recording that needs more shows no ECG. */
    static final int LARGEST_RAISE = 10;

    @Override
    public Recording apply(Recording recording) {
        if (recording.samplingRateHz() == samplingRateHz) {
            return recording;
        }
        RateRatio ratio = ratio(recording);
        if (ratio.up() == ratio.down()) {
            return recording.with(samplingRateHz, recording.signals());
        }
        PolyphaseFilter filter = new PolyphaseFilter(ratio);
        int samples = (int) Math.min(longest, filter.outputLength(recording.length()));
        return recording.with(
                samplingRateHz,
                recording.signals().stream()
                        .map(s -> s.withSamples(filter.apply(s.samples(), samples)))
                        .toList());
    }

    private RateRatio ratio(Recording recording) {
        double value = samplingRateHz / recording.samplingRateHz();
        if (value > LARGEST_RAISE) {
            throw new BadData(
                    recording.name(),
                    "expected a sampling rate of at least %s Hz, got %s Hz"
                            .formatted(samplingRateHz / LARGEST_RAISE, recording.samplingRateHz()));
        }
        return RateRatio.of(value)
                .orElseThrow(() -> new BadData(
                        recording.name(),
                        String.format(
                                Locale.ROOT,
                                "cannot resample from %s Hz to %s Hz: their ratio needs numbers over %d",
                                recording.samplingRateHz(),
                                samplingRateHz,
                                RateRatio.LARGEST)));
    }
}
