package io.heartproof.batch;

import io.heartproof.contract.Prepared;
import java.util.Arrays;
import java.util.List;

/**
 * Prepared recordings and their labels, in one order. The recordings lie in memory or in a file; plans need no more than
 * their lengths.
 *
 * @param recordings N, before padding
 * @param labels N indices of classes from 0
 */
@SuppressWarnings("ArrayRecordComponent") // carries arrays, is never compared
public record PreparedSet(List<? extends Prepared> recordings, int[] labels) {
    public PreparedSet {
        recordings = List.copyOf(recordings);
        if (recordings.size() != labels.length) {
            throw new IllegalArgumentException(
                    "expected one label per recording, got %d for %d".formatted(labels.length, recordings.size()));
        }
    }

    /** Number of recordings, N. */
    public int size() {
        return labels.length;
    }

    /** The recordings at these positions, in that order. */
    public PreparedSet at(int... positions) {
        return new PreparedSet(
                Arrays.stream(positions).mapToObj(recordings::get).toList(),
                Arrays.stream(positions).map(i -> labels[i]).toArray());
    }
}
