package io.heartproof.batch;

import io.heartproof.contract.InputForm;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Recordings of one padded length together: what can be computed at once. */
final class Buckets {
    private Buckets() {}

    /** The length to which a form pads the recording at that position. */
    static int paddedLength(PreparedSet set, InputForm form, int position) {
        return form.paddedLength(set.recordings().get(position).length());
    }

    /** The positions, shortest recordings first; within a length in the order in which they are given. */
    static List<int[]> of(PreparedSet set, InputForm form, int... positions) {
        TreeMap<Integer, List<Integer>> byLength = new TreeMap<>();
        for (int position : positions) {
            byLength.computeIfAbsent(paddedLength(set, form, position), length -> new ArrayList<>())
                    .add(position);
        }
        return byLength.values().stream()
                .map(bucket -> bucket.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }
}
