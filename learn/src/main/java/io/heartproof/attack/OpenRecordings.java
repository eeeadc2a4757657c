package io.heartproof.attack;

import io.heartproof.attack.criterion.Criterion;
import io.heartproof.label.ClassSet;
import io.heartproof.label.LogOdds;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which recordings are still under attack, what the classifier last answered for each, and the worst log odds of all its answers.
 * Not thread-safe.
 */
final class OpenRecordings {
    private final Victims victims;
    private final List<ClassSet> truths;
    private final Criterion criterion;
    private final Probe.Leave leave;
    private final int[] predictions;
    private final boolean[] broken;
    private final LogOdds[] odds;
    private final boolean[] settled;
    private final Optional<Victims.Tries> tries;
    private int[] open;

    OpenRecordings(Victims victims, Probe.Leave leave) {
        this.victims = victims;
        tries = victims.tries();
        truths = victims.truths();
        criterion = victims.criterion();
        this.leave = leave;
        predictions = new int[truths.size()];
        broken = new boolean[truths.size()];
        odds = AttackOutcome.none(truths.size());
        settled = new boolean[truths.size()];
        open = IntStream.range(0, truths.size()).toArray();
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
            if (predictions[recording] != AttackOutcome.NO_NUMBER) {
                predictions[recording] = AttackOutcome.prediction(logits[row]);
            }
            odds[recording] = odds[recording].worse(victims.odds(truths.get(recording), logits[row]));
            broken[recording] |= criterion.isBroken(logits[row], truths.get(recording));
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

    LogOdds[] odds() {
        return odds;
    }
}
