package io.heartproof.disturbance;

import io.heartproof.contract.PreparedRecording;
import io.heartproof.seed.SeededRandom;

/**
 * Each lead larger or smaller by a factor of its own, as amplifiers, electrodes and bodies differ: for training.
 *
 * <pre>{@code
 * x_l -> min(g_l, 1 / peak_l) x_l,   ln g_l uniform in [ln lowest, ln highest],   peak_l = largest |x_l|
 * }</pre>
 *
 * Where leads are scaled by their peak, a factor above 1 leaves a lead as it is: values stay in [-1, 1] and nothing is clipped.
 * Immutable and thread-safe.
 *
 * @param lowest positive
 * @param highest at least {@code lowest}
 */
public record LeadGain(double lowest, double highest) implements Disturbance {
    public LeadGain {
        if (!(lowest > 0 && highest >= lowest) || Double.isInfinite(highest)) {
            throw new IllegalArgumentException("expected 0 < lowest <= highest, got " + lowest + " and " + highest);
        }
    }

    @Override
    public PreparedRecording apply(PreparedRecording recording, SeededRandom random) {
        float[][] leads = new float[recording.leads().length][];
        for (int lead = 0; lead < leads.length; lead++) {
            double gain = lowest * StrictMath.pow(highest / lowest, random.uniform(0, 1));
            leads[lead] = times(gain, recording.leads()[lead]);
        }
        return new PreparedRecording(recording.recording(), leads, recording.scales(), recording.notes());
    }

    private static float[] times(double gain, float... values) {
        float peak = 0;
        for (float value : values) {
            peak = Math.max(peak, Math.abs(value));
        }
        double factor = gain * peak > 1 ? 1.0 / peak : gain;
        float[] scaled = new float[values.length];
        for (int t = 0; t < values.length; t++) {
            scaled[t] = (float) (factor * values[t]);
        }
        return scaled;
    }
}
