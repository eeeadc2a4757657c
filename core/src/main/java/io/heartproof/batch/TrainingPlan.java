package io.heartproof.batch;

import io.heartproof.contract.InputForm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the draws of an epoch become batches: each draw joins the bucket of its padded length, and a bucket that has as
 * many as a batch holds becomes one; what is left in the buckets at the end becomes smaller batches, shortest first. So
 * an epoch has exactly the draws of the sampler, whatever lengths they have, and classes come up as often as it says. In
 * padded form there is one bucket, and batches are the sampler's draws in order.
 */
public final class TrainingPlan {
    private TrainingPlan() {}

    /**
     * The batches, in the order in which they are trained.
     *
     * @param draws positions in the set, in the sampler's order, with repetitions
     */
    public static List<int[]> of(PreparedSet set, InputForm form, int batchSize, int... draws) {
        Map<Integer, List<Integer>> buckets = new HashMap<>();
        List<int[]> batches = new ArrayList<>();
        for (int draw : draws) {
            int length = form.paddedLength(set.recordings().get(draw).length());
            List<Integer> bucket = buckets.computeIfAbsent(length, key -> new ArrayList<>());
            bucket.add(draw);
            if (bucket.size() == batchSize) {
                batches.add(toArray(bucket));
                bucket.clear();
            }
        }
        buckets.entrySet().stream()
                .filter(bucket -> !bucket.getValue().isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .forEach(bucket -> batches.add(toArray(bucket.getValue())));
        return batches;
    }

    private static int[] toArray(List<Integer> bucket) {
        return bucket.stream().mapToInt(Integer::intValue).toArray();
    }
}
