package io.heartproof.batch;

import io.heartproof.contract.InputForm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * How recordings are grouped for evaluation: those of one padded length together, shortest first, in pieces of at most
 * the batch size. Within a length the order of the set is kept.
 */
public final class EvaluationPlan {
    private EvaluationPlan() {}

    /**
     * The pieces.
     *
     * @param positions which recordings of the set
     * @return positions in the set, each once
     */
    public static List<int[]> of(PreparedSet set, InputForm form, int batchSize, int... positions) {
        TreeMap<Integer, List<Integer>> byLength = new TreeMap<>();
        for (int position : positions) {
            int samples = set.recordings().get(position).length();
            int length = form.paddedLength(samples);
            byLength.computeIfAbsent(length, key -> new ArrayList<>()).add(position);
        }
        List<int[]> pieces = new ArrayList<>();
        for (List<Integer> group : byLength.values()) {
            int[] all = group.stream().mapToInt(Integer::intValue).toArray();
            for (int from = 0; from < all.length; from += batchSize) {
                pieces.add(Arrays.copyOfRange(all, from, Math.min(all.length, from + batchSize)));
            }
        }
        return pieces;
    }
}
