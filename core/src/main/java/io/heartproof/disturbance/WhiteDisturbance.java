package io.heartproof.disturbance;

import io.heartproof.contract.PreparedRecording;
import io.heartproof.seed.SeededRandom;

/**
 * White noise of a random amplitude: uniform in [-a, a] with a uniform in [0, {@code amplitude}] for each recording, the sum
 * clipped to [-1, 1]. The noise of protocol section 6, for training.
 *
 * @param amplitude the largest, as a share of each lead's peak, positive
 */
public record WhiteDisturbance(double amplitude) implements Disturbance {
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
            for (int t = 0; t < clean.length; t++) {
                noisy[lead][t] = (float) Math.max(-1, Math.min(1, clean[t] + random.uniform(-own, own)));
            }
        }
        return new PreparedRecording(recording.recording(), noisy, recording.scales(), recording.notes());
    }
}
