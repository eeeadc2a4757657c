package io.heartproof.batch;

import io.heartproof.contract.InputForm;
import io.heartproof.prepared.PreparedSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
        List<int[]> pieces = new ArrayList<>();
        for (int[] all : set.byPaddedLength(form, positions)) {
            for (int from = 0; from < all.length; from += batchSize) {
                pieces.add(Arrays.copyOfRange(all, from, Math.min(all.length, from + batchSize)));
            }
        }
        return pieces;
    }

    /**
     * The same where workers share them: the pieces of a length differ by one recording at most, so that no worker has a full one
     * left where another has done what remained.
     */
    public static List<int[]> alike(PreparedSet set, InputForm form, int batchSize, int... positions) {
        List<int[]> pieces = new ArrayList<>();
        for (int[] all : set.byPaddedLength(form, positions)) {
            int count = ceilDiv(all.length, batchSize);
            for (int piece = 0; piece < count; piece++) {
                pieces.add(Arrays.copyOfRange(all, piece * all.length / count, (piece + 1) * all.length / count));
            }
        }
        return pieces;
    }

    /**
     * The batch size of which all workers get equally many of equal size: a last batch on one of them alone would keep the others
     * waiting.
     *
     * @param batchSize that it does not exceed
     * @param workers who share the batches, at least 1
     * @param recordings that there are, at least 1
     */
    public static int evenly(int batchSize, int workers, int recordings) {
        int ofWorker = ceilDiv(recordings, workers);
        return ceilDiv(ofWorker, ceilDiv(ofWorker, batchSize));
    }

    private static int ceilDiv(int a, int b) {
        return (a + b - 1) / b;
    }
}
