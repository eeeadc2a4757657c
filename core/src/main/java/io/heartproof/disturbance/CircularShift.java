package io.heartproof.disturbance;

import io.heartproof.contract.PreparedRecording;
import io.heartproof.seed.SeededRandom;

/**
 * A recording that begins earlier or later, all leads alike: what leaves at one end comes back at the other. For training.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * y(t) = x((t - s) mod T),   s uniform among -most, ..., most
 * }</pre>
 *
 * @param most samples, at least 1
 */
public record CircularShift(int most) implements Disturbance {
    public CircularShift {
        if (most < 1) {
            throw new IllegalArgumentException("expected at least one sample, got " + most);
        }
    }

    @Override
    public PreparedRecording apply(PreparedRecording recording, SeededRandom random) {
        int length = recording.length();
        int shift = Math.floorMod(random.index(2 * most + 1) - most, length);
        float[][] leads = new float[recording.leads().length][length];
        for (int lead = 0; lead < leads.length; lead++) {
            float[] before = recording.leads()[lead];
            System.arraycopy(before, 0, leads[lead], shift, length - shift);
            System.arraycopy(before, length - shift, leads[lead], 0, shift);
        }
        return new PreparedRecording(recording.recording(), leads, recording.scales(), recording.notes());
    }
}
