package io.heartproof.attack;

import java.util.stream.IntStream;

/**
 * How often a classifier was asked about each recording. Mutable, not thread-safe: the caller that asks also counts.
 *
 * @param forward (N): forward passes
 * @param backward (N): gradients
 */
@SuppressWarnings("ArrayRecordComponent") // counted up in place, compared by nobody
public record PassCounts(int[] forward, int[] backward) {
    /** Of so many recordings that nobody has asked about. */
    public static PassCounts none(int recordings) {
        return new PassCounts(new int[recordings], new int[recordings]);
    }

    /** Adds further passes of all recordings. */
    public void add(PassCounts further) {
        add(further, IntStream.range(0, forward.length).toArray());
    }

    /** Adds further passes of some of the recordings. */
    public void add(PassCounts further, int... recordings) {
        for (int row = 0; row < recordings.length; row++) {
            forward[recordings[row]] += further.forward[row];
            backward[recordings[row]] += further.backward[row];
        }
    }

    void addForward(int... recordings) {
        for (int recording : recordings) {
            forward[recording]++;
        }
    }

    void addBackward(int... recordings) {
        for (int recording : recordings) {
            backward[recording]++;
        }
    }
}
