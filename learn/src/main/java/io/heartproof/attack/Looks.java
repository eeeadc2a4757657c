package io.heartproof.attack;

import io.heartproof.classifier.Logits;
import java.util.stream.IntStream;

/** Which recordings are still under attack, and what the classifier said of each when it was last looked at. */
final class Looks {
    private final int[] labels;
    private final Pgd.Stop stop;
    private final int[] predictions;
    private final boolean[] broken;
    private int[] open;

    Looks(int[] labels, Pgd.Stop stop) {
        this.labels = labels;
        this.stop = stop;
        predictions = new int[labels.length];
        broken = new boolean[labels.length];
        open = IntStream.range(0, labels.length).toArray();
    }

    boolean anyOpen() {
        return open.length > 0;
    }

    /** Indices of the recordings under attack, ascending. */
    int[] open() {
        return open;
    }

    /**
     * Takes in the logits of some of the open recordings, in their order.
     *
     * @param from the position of the first among the open ones
     * @return whether any of them stays open
     */
    boolean look(int from, float[][] logits) {
        for (int row = 0; row < logits.length; row++) {
            int recording = open[from + row];
            predictions[recording] = Logits.prediction(logits[row]);
            broken[recording] |= predictions[recording] != labels[recording];
        }
        return IntStream.range(from, from + logits.length).anyMatch(this::staysOpen);
    }

    /**
     * Lets those go that are done.
     *
     * @return the positions among the open ones that stay open
     */
    int[] closeRanks() {
        int[] remaining =
                IntStream.range(0, open.length).filter(this::staysOpen).toArray();
        open = IntStream.of(remaining).map(row -> open[row]).toArray();
        return remaining;
    }

    private boolean staysOpen(int position) {
        return stop != Pgd.Stop.WHEN_BROKEN || !broken[open[position]];
    }

    int[] predictions() {
        return predictions;
    }

    boolean[] broken() {
        return broken;
    }
}
