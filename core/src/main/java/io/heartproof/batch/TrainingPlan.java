package io.heartproof.batch;

import io.heartproof.contract.InputForm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the draws of an epoch become batches: each draw joins the bucket of its padded length, and a bucket that has as
 * many as a batch holds becomes one; what is left in the buckets at the end becomes smaller batches. So an epoch has exactly
 * the draws of the sampler, whatever lengths they have, and classes come up as often as it says. A batch stands where its
 * last draw stood: the small ones, of rare lengths and so of few classes, are spread over the epoch instead of being the
 * last that a network learns before it is looked at. In padded form there is one bucket, and batches are the sampler's draws
 * in order.
 */
public final class TrainingPlan {
    private TrainingPlan() {}

    /**
     * The batches, in the order in which they are trained.
     *
     * @param draws positions in the set, in the sampler's order, with repetitions
     */
    public static List<int[]> of(PreparedSet set, InputForm form, int batchSize, int... draws) {
        Map<Integer, List<Integer>> buckets = new HashMap<>(); // places in the draws, by padded length
        TreeMap<Integer, List<Integer>> batches = new TreeMap<>(); // the same, by the last of them
        for (int place = 0; place < draws.length; place++) {
            int length = form.paddedLength(set.recordings().get(draws[place]).length());
            List<Integer> bucket = buckets.computeIfAbsent(length, key -> new ArrayList<>());
            bucket.add(place);
            if (bucket.size() == batchSize) {
                batches.put(place, bucket);
                buckets.remove(length);
            }
        }
        buckets.values().forEach(bucket -> batches.put(bucket.get(bucket.size() - 1), bucket));
        return batches.values().stream()
                .map(places -> places.stream().mapToInt(place -> draws[place]).toArray())
                .toList();
    }
}
