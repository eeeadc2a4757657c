package io.heartproof.preprocess;

import java.util.Arrays;
import java.util.Objects;

/**
 * Where a padded input holds signal: 1 on the signal, 0 on the padding around it.
 *
 * @param length samples of the padded signal, T
 * @param start where the signal begins, from 0
 */
public record Mask(int length, int start) {
    public Mask {
        Objects.checkIndex(start, length);
    }

    /** Writes the mask into {@code target[offset]} to {@code target[offset + length - 1]}. */
    public void write(int samples, float[] target, int offset) {
        Objects.checkFromIndexSize(start, samples, length);
        Arrays.fill(target, offset, offset + start, 0);
        Arrays.fill(target, offset + start, offset + start + samples, 1);
        Arrays.fill(target, offset + start + samples, offset + length, 0);
    }
}
