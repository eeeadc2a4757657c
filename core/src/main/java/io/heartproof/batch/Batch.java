package io.heartproof.batch;

import java.util.Arrays;
import java.util.List;

/**
 * N recordings of L leads, padded to T samples, as plain arrays. Arrays are shared, not copied: nobody writes to them.
 *
 * @param recordings N names
 * @param values (N, L, T) row-major: sample t of lead l of recording n stands at {@code (n L + l) T + t}; padding is 0
 * @param mask (N, T) row-major: 1 on signal, 0 on padding
 * @param labels N indices of classes from 0 to K - 1, or {@link #UNLABELLED}
 * @param scales (N, L) row-major: what 1.0 is in microvolts; NaN where nobody knows
 * @param leads L
 * @param length T
 */
@SuppressWarnings("ArrayRecordComponent") // carries arrays, is never compared
public record Batch(
        List<String> recordings, float[] values, float[] mask, int[] labels, float[] scales, int leads, int length) {
    /** The label of a recording whose class is not known. */
    public static final int UNLABELLED = -1;

    public Batch {
        recordings = List.copyOf(recordings);
        int n = recordings.size();
        requireLength("values", values.length, (long) n * leads * length);
        requireLength("mask", mask.length, (long) n * length);
        requireLength("labels", labels.length, n);
        requireLength("scales", scales.length, (long) n * leads);
    }

    /** Recordings of which nobody knows what 1.0 is in microvolts. */
    public Batch(List<String> recordings, float[] values, float[] mask, int[] labels, int leads, int length) {
        this(recordings, values, mask, labels, notKnown(recordings.size() * leads), leads, length);
    }

    private static float[] notKnown(int count) {
        float[] scales = new float[count];
        Arrays.fill(scales, Float.NaN);
        return scales;
    }

    /** Number of recordings, N. */
    public int size() {
        return recordings.size();
    }

    /** The same recordings with other values, such as an attack or added noise makes them. */
    public Batch withValues(float[] other) {
        return new Batch(recordings, other, mask, labels, scales, leads, length);
    }

    /**
     * Some of the recordings.
     *
     * @param from the first, from 0
     * @param to the one after the last
     */
    public Batch rows(int from, int to) {
        int row = leads * length;
        return new Batch(
                recordings.subList(from, to),
                Arrays.copyOfRange(values, from * row, to * row),
                Arrays.copyOfRange(mask, from * length, to * length),
                Arrays.copyOfRange(labels, from, to),
                Arrays.copyOfRange(scales, from * leads, to * leads),
                leads,
                length);
    }

    private static void requireLength(String what, int actual, long expected) {
        if (actual != expected) {
            throw new IllegalArgumentException(what + ": expected " + expected + " elements, got " + actual);
        }
    }
}
