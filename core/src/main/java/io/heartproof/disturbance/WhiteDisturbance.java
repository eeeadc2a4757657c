package io.heartproof.disturbance;

import io.heartproof.contract.PreparedRecording;
import io.heartproof.contract.Scaling;
import io.heartproof.seed.SeededRandom;

/**
 * White noise of a random amplitude, for training. Of each lead with samples x and range r:
 *
 * <pre>{@code
 * x -> x + u, clipped to [-r, r],   u uniform in [-a r, a r],   a uniform in [0, amplitude] for each recording
 * r = 1 where leads are scaled by their peak, else the lead's largest amplitude
 * }</pre>
 *
 * The range is that of attacks and of noise in evaluation. Source: protocol section 6. Immutable.
 *
 * @param amplitude the largest, as a share of each lead's peak, positive
 * @param scaling of the recordings
 */
public record WhiteDisturbance(double amplitude, Scaling scaling) implements Disturbance {
    private static final float SMALLEST_PEAK = 1.2e-6f;

    /** On leads that are scaled by their peak. */
    public WhiteDisturbance(double amplitude) {
        this(amplitude, Scaling.LEAD_PEAK);
    }

    public WhiteDisturbance {
        if (!(amplitude > 0) || Double.isInfinite(amplitude)) {
            throw new IllegalArgumentException("expected a positive amplitude, got " + amplitude);
        }
    }

    @Override
    public PreparedRecording apply(PreparedRecording recording, SeededRandom random) {
        double own = random.uniform(0, amplitude);
        float[][] noisy = new float[recording.leads().length][recording.length()];
        for (int lead = 0; lead < noisy.length; lead++) {
            float[] clean = recording.leads()[lead];
            float range = range(clean);
            double most = own * range;
            for (int t = 0; t < clean.length; t++) {
                noisy[lead][t] = (float) Math.max(-range, Math.min(range, clean[t] + random.uniform(-most, most)));
            }
        }
        return new PreparedRecording(recording.recording(), noisy, recording.scales(), recording.notes());
    }

    private float range(float... lead) {
        if (scaling == Scaling.LEAD_PEAK) {
            return 1;
        }
        float peak = 0;
        for (float sample : lead) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak < SMALLEST_PEAK ? 1 : peak;
    }
}
