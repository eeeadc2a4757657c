package io.heartproof.attack;

import io.heartproof.classifier.Logits;
import java.util.stream.IntStream;

/** Which recordings are still under attack, and what the classifier last answered for each. Not thread-safe. */
final class OpenRecordings {
    private final int[] labels;
    private final Criterion criterion;
    private final Probe.Leave leave;
    private final int[] predictions;
    private final boolean[] broken;
    private int[] open;

    OpenRecordings(int[] labels, Criterion criterion, Probe.Leave leave) {
        this.labels = labels;
        this.criterion = criterion;
        this.leave = leave;
        predictions = new int[labels.length];
        broken = new boolean[labels.length];
        open = IntStream.range(0, labels.length).toArray();
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
    boolean note(int from, float[][] logits) {
        for (int row = 0; row < logits.length; row++) {
            int recording = open[from + row];
            predictions[recording] = Logits.prediction(logits[row]);
            broken[recording] |= criterion.isBroken(logits[row], labels[recording]);
        }
        return IntStream.range(from, from + logits.length).anyMatch(this::staysOpen);
    }

    /**
     * Lets those go that are done.
     *
     * @return the positions among the open ones that stay open
     */
    int[] closeRanks() {
        int[] staying = IntStream.range(0, open.length).filter(this::staysOpen).toArray();
        open = IntStream.of(staying).map(position -> open[position]).toArray();
        return staying;
    }

    private boolean staysOpen(int position) {
        return leave != Probe.Leave.WHEN_BROKEN || !broken[open[position]];
    }

    int[] predictions() {
        return predictions;
    }

    boolean[] broken() {
        return broken;
    }
}
