package io.heartproof.preprocess;

import java.util.Arrays;
import java.util.Objects;

/**
 * Zeros around a signal, so that recordings of different lengths fit into one batch.
 *
 * @param length samples of the padded signal, T
 * @param start where the signal begins, from 0
 */
public record Pad(int length, int start) {
    public Pad {
        Objects.checkIndex(start, length);
    }

    /** Writes the padded signal into {@code target[offset]} to {@code target[offset + length - 1]}. */
    public void write(float[] signal, float[] target, int offset) {
        Objects.checkFromIndexSize(start, signal.length, length);
        Arrays.fill(target, offset, offset + start, 0);
        System.arraycopy(signal, 0, target, offset + start, signal.length);
        Arrays.fill(target, offset + start + signal.length, offset + length, 0);
    }
}
