package io.heartproof.preprocess;

import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes each lead's mean away and divides by its standard deviation (over all samples), as many published networks want
 * it. A lead whose deviation is below 1.2e-6 is not divided.
 */
public record Standardise() implements PreparationStep {
    private static final String UNIT = "standard deviations of the lead";
    private static final float SMALLEST = ScaleByPeak.SMALLEST_PEAK;

    @Override
    public Recording apply(Recording recording) {
        float[] deviations = deviations(recording);
        List<LeadSignal> scaled = new ArrayList<>();
        for (int lead = 0; lead < deviations.length; lead++) {
            LeadSignal signal = recording.signals().get(lead);
            double mean = mean(signal.samples());
            float[] samples = new float[signal.samples().length];
            for (int t = 0; t < samples.length; t++) {
                samples[t] = (float) ((signal.samples()[t] - mean) / deviations[lead]);
            }
            scaled.add(LeadSignal.inUnit(signal.lead(), samples, UNIT));
        }
        return recording.with(recording.samplingRateHz(), scaled);
    }

    /** What each lead is divided by, in the recording's unit: its deviation, or 1 where that is too small. */
    public static float[] deviations(Recording recording) {
        float[] deviations = new float[recording.signals().size()];
        for (int lead = 0; lead < deviations.length; lead++) {
            float deviation =
                    (float) Math.sqrt(variance(recording.signals().get(lead).samples()));
            deviations[lead] = deviation < SMALLEST ? 1 : deviation;
        }
        return deviations;
    }

    private static double variance(float[] samples) {
        double mean = mean(samples);
        double sum = 0;
        for (float sample : samples) {
            sum += (sample - mean) * (sample - mean);
        }
        return sum / Math.max(1, samples.length);
    }

    private static double mean(float[] samples) {
        double sum = 0;
        for (float sample : samples) {
            sum += sample;
        }
        return sum / Math.max(1, samples.length);
    }
}
