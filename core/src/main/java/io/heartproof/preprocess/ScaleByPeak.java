package io.heartproof.preprocess;

import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides each lead by its own largest absolute value, in float32, so that it lies in [-1, 1]. A lead whose peak is
 * below 1.2e-6 is not divided. A flat lead, one that never leaves a band of that width, is noted.
 *
 * <p>Source: Ma and Liang, ICMLA 2020 (arXiv 2008.03609), and the program published with it.
 */
public record ScaleByPeak() implements PreparationStep {
    /** Name of the unit of a scaled lead. */
    public static final String UNIT = "share of the lead's peak";

    /** The smallest peak that is divided by, in the recording's unit. */
    static final float SMALLEST_PEAK = 1.2e-6f;

    @Override
    public Recording apply(Recording recording) {
        float[] peaks = peaks(recording);
        Recording result = recording;
        List<LeadSignal> scaled = new ArrayList<>();
        for (int lead = 0; lead < peaks.length; lead++) {
            LeadSignal signal = recording.signals().get(lead);
            scaled.add(LeadSignal.inUnit(signal.lead(), divide(signal.samples(), peaks[lead]), UNIT));
            if (isFlat(signal.samples())) {
                result = result.noted("lead " + signal.lead() + " is flat");
            }
        }
        return result.with(recording.samplingRateHz(), scaled);
    }

    /** What each lead is divided by, in the recording's unit: its peak, or 1 where the peak is too small. */
    public static float[] peaks(Recording recording) {
        float[] peaks = new float[recording.signals().size()];
        for (int lead = 0; lead < peaks.length; lead++) {
            float peak = 0;
            for (float sample : recording.signals().get(lead).samples()) {
                peak = Math.max(peak, Math.abs(sample));
            }
            peaks[lead] = peak < SMALLEST_PEAK ? 1 : peak;
        }
        return peaks;
    }

    /** Brings a scaled lead back: each sample times the lead's peak. */
    public static float[] multiply(float[] scaled, float peak) {
        float[] result = new float[scaled.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = scaled[i] * peak;
        }
        return result;
    }

    private static float[] divide(float[] samples, float divisor) {
        float[] result = new float[samples.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = samples[i] / divisor;
        }
        return result;
    }

    private static boolean isFlat(float[] samples) {
        float lowest = Float.POSITIVE_INFINITY;
        float highest = Float.NEGATIVE_INFINITY;
        for (float sample : samples) {
            lowest = Math.min(lowest, sample);
            highest = Math.max(highest, sample);
        }
        return highest - lowest < SMALLEST_PEAK;
    }
}
