package io.heartproof.metric.ranking;

import io.heartproof.label.LogOdds;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The N recordings by rising log odds of one class: how often a recording of the class has larger ones than a recording of
 * another class, which is the area under the ROC curve of the class against all others.
 *
 * <pre>{@code
 * area = (pairs in which the class's recording has the larger odds + half of those with equal odds) / pairs
 * }</pre>
 *
 * Source: Hanley and McNeil, Radiology 143 (1982) 29-36. Immutable but for its arrays, which nobody changes.
 */
public final class RankedClass {
    private final int[] rising;
    private final boolean[] own;
    private final boolean[] sameAsBefore;

    private RankedClass(int[] rising, boolean[] own, boolean[] sameAsBefore) {
        this.rising = rising;
        this.own = own;
        this.sameAsBefore = sameAsBefore;
    }

    /**
     * Ranks recordings.
     *
     * @param k index of the class
     * @param truth (N) class indices
     * @param odds (N), of every recording some
     */
    public static RankedClass of(int k, int[] truth, List<LogOdds> odds) {
        int[] rising = IntStream.range(0, truth.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> odds.get(i).of(k)))
                .mapToInt(i -> i)
                .toArray();
        boolean[] own = new boolean[truth.length];
        boolean[] sameAsBefore = new boolean[truth.length];
        for (int rank = 0; rank < truth.length; rank++) {
            own[rank] = truth[rising[rank]] == k;
            sameAsBefore[rank] = rank > 0
                    && odds.get(rising[rank]).of(k)
                            == odds.get(rising[rank - 1]).of(k);
        }
        return new RankedClass(rising, own, sameAsBefore);
    }

    /**
     * The area where each recording counts as often as its weight says; NaN where no recording of the class or no other counts.
     *
     * @param weights (N), 0 or more
     */
    public double area(int... weights) {
        double pairs = 0; // those that are in order
        long ownBelow = 0;
        long othersBelow = 0;
        long ownHere = 0;
        long othersHere = 0;
        for (int rank = 0; rank < rising.length; rank++) {
            if (!sameAsBefore[rank]) {
                pairs += ownHere * (othersBelow + 0.5 * othersHere);
                ownBelow += ownHere;
                othersBelow += othersHere;
                ownHere = 0;
                othersHere = 0;
            }
            int weight = weights[rising[rank]];
            ownHere += own[rank] ? weight : 0;
            othersHere += own[rank] ? 0 : weight;
        }
        pairs += ownHere * (othersBelow + 0.5 * othersHere);
        return pairs / ((double) (ownBelow + ownHere) * (othersBelow + othersHere));
    }
}
