package io.heartproof.preprocess;

import io.heartproof.problem.BadData;
import io.heartproof.problem.Counted;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Bridges short gaps (samples that are NaN) by a straight line between the samples beside them; a gap at either end
 * takes the value of the nearest sample. What was filled is noted; a longer gap, or a sample that is infinite, is an
 * error. Afterwards every sample is finite.
 *
 * @param longestSeconds the longest gap that is filled, counted as samples divided by the sampling rate
 */
public record FillGaps(double longestSeconds) implements PreparationStep {
    /** Gaps up to 40 ms, shorter than any wave of the ECG that a diagnosis rests on. */
    public static final FillGaps UP_TO_40_MS = new FillGaps(0.040);

    @Override
    public Recording apply(Recording recording) {
        Recording result = recording;
        List<LeadSignal> filled = new ArrayList<>();
        for (LeadSignal signal : recording.signals()) {
            requireNoInfinity(recording, signal);
            List<Gap> gaps = gaps(signal.samples());
            gaps.forEach(gap -> requireShort(recording, signal, gap));
            filled.add(gaps.isEmpty() ? signal : signal.withSamples(fill(signal.samples(), gaps)));
            if (!gaps.isEmpty()) {
                int samples = gaps.stream().mapToInt(Gap::length).sum();
                result = result.noted(String.format(
                        Locale.ROOT,
                        "lead %s: %d of %s interpolated (gaps: %d)",
                        signal.lead(),
                        samples,
                        Counted.of(recording.length(), "sample"),
                        gaps.size()));
            }
        }
        return result.with(recording.samplingRateHz(), filled);
    }

    /** Samples from {@code start} to {@code end - 1} are NaN. */
    private record Gap(int start, int end) {
        int length() {
            return end - start;
        }
    }

    private static List<Gap> gaps(float[] samples) {
        List<Gap> gaps = new ArrayList<>();
        int i = 0;
        while (i < samples.length) {
            if (!Float.isNaN(samples[i])) {
                i++;
                continue;
            }
            int start = i;
            while (i < samples.length && Float.isNaN(samples[i])) {
                i++;
            }
            gaps.add(new Gap(start, i));
        }
        return gaps;
    }

    private void requireShort(Recording recording, LeadSignal signal, Gap gap) {
        double seconds = gap.length() / recording.samplingRateHz();
        boolean tooLong = seconds > longestSeconds * (1 + 1e-9);
        if (tooLong || gap.length() == recording.length()) {
            throw new BadData(
                    recording.name(),
                    String.format(
                            Locale.ROOT,
                            "lead %s has a gap of %.0f ms at %.3f s, at most %.0f ms can be interpolated",
                            signal.lead(),
                            1000 * seconds,
                            gap.start() / recording.samplingRateHz(),
                            1000 * longestSeconds));
        }
    }

    private static void requireNoInfinity(Recording recording, LeadSignal signal) {
        for (int i = 0; i < recording.length(); i++) {
            if (Float.isInfinite(signal.samples()[i])) {
                throw new BadData(recording.name(), "lead " + signal.lead() + " is infinite at sample " + i);
            }
        }
    }

    private static float[] fill(float[] samples, List<Gap> gaps) {
        float[] result = samples.clone();
        for (Gap gap : gaps) {
            float before = samples[gap.start > 0 ? gap.start - 1 : gap.end];
            float after = samples[gap.end < samples.length ? gap.end : gap.start - 1];
            for (int i = gap.start; i < gap.end; i++) {
                double share = (i - gap.start + 1.0) / (gap.length() + 1);
                result[i] = (float) (before + share * ((double) after - before));
            }
        }
        return result;
    }
}
