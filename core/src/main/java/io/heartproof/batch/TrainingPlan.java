package io.heartproof.batch;

import io.heartproof.contract.InputForm;
import io.heartproof.prepared.PreparedSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How the draws of an epoch become steps, and the recordings of a step batches of one padded length each.
 *
 * <pre>{@code
 * draws -> runs: a quarter of a step, of one length if possible -> steps: the runs one after the other, cut every batchSize draws
 *       -> batches: the recordings of a step that have one length
 * }</pre>
 *
 * So an epoch has exactly the draws of the sampler, whatever lengths they have, classes come up as often as it says, and every
 * step but the last has {@code batchSize} recordings. A run stands where its last draw stood; what is left of the lengths at the
 * end of the epoch makes runs of several lengths, and the last draws of all, fewer than a run, come last. Steps of one
 * length alone would be steps of few classes where length and class go together, and teach worse; draws in the sampler's
 * order would be batches of one or two recordings, which waste the processor. In padded form there is one length, and steps
 * are the sampler's draws in order.
 */
public final class TrainingPlan {
    private static final int RUNS_PER_STEP = 4;

    private TrainingPlan() {}

    /**
     * The steps, in the order in which they are made; each has its batches, shortest recordings first.
     *
     * @param batchSize recordings of a step
     * @param draws positions in the set, in the sampler's order, with repetitions
     */
    public static List<List<int[]>> of(PreparedSet set, InputForm form, int batchSize, int... draws) {
        int[] ordered = inRuns(set, form, Math.max(1, batchSize / RUNS_PER_STEP), draws);
        return IntStream.iterate(0, from -> from < ordered.length, from -> from + batchSize)
                .mapToObj(from -> Arrays.copyOfRange(ordered, from, Math.min(ordered.length, from + batchSize)))
                .map(step -> set.byPaddedLength(form, step))
                .toList();
    }

    /** The draws, those of a run together. */
    static int[] inRuns(PreparedSet set, InputForm form, int size, int... draws) {
        Map<Integer, List<Integer>> begun = new HashMap<>(); // places in the draws, by padded length
        TreeMap<Integer, List<Integer>> runs = new TreeMap<>(); // the same, by the last of them
        for (int place = 0; place < draws.length; place++) {
            int length = set.paddedLength(form, draws[place]);
            List<Integer> run = begun.computeIfAbsent(length, key -> new ArrayList<>());
            run.add(place);
            if (run.size() == size) {
                runs.put(place, run);
                begun.remove(length);
            }
        }
        List<Integer> left = begun.values().stream()
                .sorted(Comparator.comparing(Collections::max))
                .flatMap(List::stream)
                .toList();
        for (int from = 0; from < left.size(); from += size) {
            boolean whole = from + size <= left.size();
            List<Integer> run = left.subList(from, whole ? from + size : left.size());
            runs.put(whole ? Collections.max(run) : draws.length, run);
        }
        return runs.values().stream()
                .flatMap(List::stream)
                .mapToInt(place -> draws[place])
                .toArray();
    }
}
