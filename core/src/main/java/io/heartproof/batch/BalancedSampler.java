package io.heartproof.batch;

import io.heartproof.seed.Seeds;
import io.heartproof.seed.Shuffle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which recordings one epoch of training looks at, and in which order, so that every class comes up equally often.
 *
 * <p>Each class that has recordings is shuffled and its order repeated up to the size of the largest class; the classes
 * are interleaved one by one, in a shuffled order of classes. An epoch has (classes with recordings) x (size of the
 * largest class) draws, or only the first {@code drawsPerEpoch} of them; the recordings of an epoch depend on nothing
 * but seed and epoch.
 *
 * <p>Source: the program published with Ma and Liang, ICMLA 2020 (arXiv 2008.03609). Immutable and thread-safe.
 */
public final class BalancedSampler {
    private final List<List<Integer>> recordingsByClass;
    private final long seed;
    private final int largestClass;
    private final int drawsPerEpoch;

    /**
     * @param labels the class of each recording, from 0
     * @param seed what the orders are drawn from
     * @param drawsPerEpoch bound on the draws of an epoch; 0 for the whole balanced epoch
     */
    public BalancedSampler(int[] labels, long seed, int drawsPerEpoch) {
        if (labels.length == 0 || drawsPerEpoch < 0) {
            throw new IllegalArgumentException(
                    "expected recordings and drawsPerEpoch >= 0, got " + labels.length + " and " + drawsPerEpoch);
        }
        this.recordingsByClass = Arrays.stream(labels)
                .distinct()
                .sorted()
                .mapToObj(label -> recordingsOf(label, labels))
                .toList();
        this.seed = seed;
        this.largestClass =
                recordingsByClass.stream().mapToInt(List::size).max().orElseThrow();
        int whole = Math.multiplyExact(largestClass, recordingsByClass.size());
        this.drawsPerEpoch = drawsPerEpoch == 0 ? whole : Math.min(whole, drawsPerEpoch);
    }

    /**
     * The draws of an epoch, in order, as positions in the labels given at construction.
     *
     * @param epoch from 0
     */
    public int[] epoch(int epoch) {
        Shuffle shuffle = Shuffle.of(Seeds.derive(seed, epoch));
        List<List<Integer>> orders = new ArrayList<>();
        for (List<Integer> recordings : recordingsByClass) {
            orders.add(shuffle.order(recordings));
        }
        List<List<Integer>> shuffled = shuffle.order(orders);
        return IntStream.range(0, drawsPerEpoch)
                .map(draw -> {
                    List<Integer> order = shuffled.get(draw % shuffled.size());
                    return order.get(draw / shuffled.size() % order.size());
                })
                .toArray();
    }

    private static List<Integer> recordingsOf(int label, int[] labels) {
        return IntStream.range(0, labels.length)
                .filter(i -> labels[i] == label)
                .boxed()
                .toList();
    }
}
