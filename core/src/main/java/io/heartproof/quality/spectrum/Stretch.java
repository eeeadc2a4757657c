package io.heartproof.quality.spectrum;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a recording that is judged on its own.
 *
 * @param from its first sample
 * @param blocks its length in blocks of {@link Bands#blockLength}
 */
public record Stretch(int from, int blocks) {
    private static final double SECONDS = 5;

    /** Stretches of 5 s, the last one with what remains; a shorter recording is one stretch. Less than a block is left out. */
    public static List<Stretch> of(int samples, double samplingRateHz) {
        int block = Bands.blockLength(samplingRateHz);
        int blocks = samples / block;
        int whole = (int) Math.max(1, SECONDS * samplingRateHz / block);
        int count = Math.max(1, blocks / whole);
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = i == count - 1 ? blocks - i * whole : whole;
            stretches.add(new Stretch(i * whole * block, length));
        }
        return stretches;
    }
}
