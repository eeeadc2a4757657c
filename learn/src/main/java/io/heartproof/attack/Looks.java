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
     * Takes in the logits of the open recordings, in their order, and lets those go that are done.
     *
     * @return the positions among the open ones that stay open
     */
    int[] look(float[][] logits) {
        int[] before = open;
        for (int row = 0; row < before.length; row++) {
            int recording = before[row];
            predictions[recording] = Logits.prediction(logits[row]);
            broken[recording] |= predictions[recording] != labels[recording];
        }
        int[] remaining = IntStream.range(0, before.length)
                .filter(row -> stop != Pgd.Stop.WHEN_BROKEN || !broken[before[row]])
                .toArray();
        open = IntStream.of(remaining).map(row -> before[row]).toArray();
        return remaining;
    }

    int[] predictions() {
        return predictions;
    }

    boolean[] broken() {
        return broken;
    }
}
