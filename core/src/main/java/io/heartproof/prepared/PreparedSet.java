package io.heartproof.prepared;

import io.heartproof.contract.InputForm;
import io.heartproof.contract.Prepared;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.IntStream;

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
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "expected one label per recording, got %d for %d", labels.length, recordings.size()));
        }
    }

    /** Number of recordings, N. */
    public int size() {
        return labels.length;
    }

    /** The length to which a form pads the recording at that position. */
    public int paddedLength(InputForm form, int position) {
        return form.paddedLength(recordings.get(position).length());
    }

    /**
     * Positions of recordings that have one padded length and so can be computed together, shortest first; within a length in
     * the order in which they are given.
     */
    public List<int[]> byPaddedLength(InputForm form, int... positions) {
        TreeMap<Integer, List<Integer>> byLength = new TreeMap<>();
        for (int position : positions) {
            byLength.computeIfAbsent(paddedLength(form, position), length -> new ArrayList<>())
                    .add(position);
        }
        return byLength.values().stream()
                .map(bucket -> bucket.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    /** All positions, that of the shortest recording first. */
    public int[] shortestFirst() {
        return IntStream.range(0, size())
                .boxed()
                .sorted(Comparator.comparing(i -> recordings.get(i).length()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** So many recordings at least: all of them, and from the first again where there are not enough. */
    public PreparedSet repeated(int least) {
        return at(
                IntStream.range(0, Math.max(size(), least)).map(i -> i % size()).toArray());
    }

    /** These recordings, then others. */
    public PreparedSet and(PreparedSet more) {
        List<Prepared> all = new ArrayList<>(recordings);
        all.addAll(more.recordings);
        return new PreparedSet(
                all,
                IntStream.concat(Arrays.stream(labels), Arrays.stream(more.labels))
                        .toArray());
    }

    /** The recordings at these positions, in that order. */
    public PreparedSet at(int... positions) {
        return new PreparedSet(
                Arrays.stream(positions).mapToObj(recordings::get).toList(),
                Arrays.stream(positions).map(i -> labels[i]).toArray());
    }
}
