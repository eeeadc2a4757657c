package io.heartproof.attack;

import io.heartproof.classifier.Logits;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which recordings are still under attack, and what the classifier last answered for each. Not thread-safe. */
final class OpenRecordings {
    private final int[] labels;
    private final Criterion criterion;
    private final Probe.Leave leave;
    private final int[] predictions;
    private final boolean[] broken;
    private final boolean[] settled;
    private final Optional<Victims.Tries> tries;
    private int[] open;

    OpenRecordings(int[] labels, Optional<Victims.Tries> tries, Criterion criterion, Probe.Leave leave) {
        this.tries = tries;
        this.labels = labels;
        this.criterion = criterion;
        this.leave = leave;
        predictions = new int[labels.length];
        broken = new boolean[labels.length];
        settled = new boolean[labels.length];
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
            if (broken[recording]) {
                settle(recording);
            }
        }
        return IntStream.range(from, from + logits.length).anyMatch(this::staysOpen);
    }

    /** Further tries at a broken recording are done, too. */
    private void settle(int recording) {
        settled[recording] = true;
        tries.ifPresent(all -> {
            for (int other = 0; other < settled.length; other++) {
                settled[other] |= all.settles(recording, other);
            }
        });
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
        return leave != Probe.Leave.WHEN_BROKEN || !settled[open[position]];
    }

    int[] predictions() {
        return predictions;
    }

    boolean[] broken() {
        return broken;
    }
}
