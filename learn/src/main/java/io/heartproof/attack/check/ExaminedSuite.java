package io.heartproof.attack.check;

import io.heartproof.attack.journal.AttackFinding;
import io.heartproof.attack.trial.AttackRound;
import io.heartproof.attack.trial.AttackRound.AtSize;
import io.heartproof.metric.suite.AttackEffort;
import io.heartproof.metric.suite.Check;
import io.heartproof.seed.Seeds;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * A suite after its run, as the cross-examination sees it. As safe for several threads as its round.
 *
 * @param round of attacks on all recordings that are right without noise
 * @param left recordings that withstood every attack at a level, at the largest such level
 * @param unbroken positions of those that no noise is known to break, of whatever size
 * @param efforts what each attack did
 * @param worstCase takes in what checks break within the levels
 */
public record ExaminedSuite(
        AttackRound round, List<AtSize> left, List<Integer> unbroken, List<AttackEffort> efforts, WorstCase worstCase) {
    /** What a suite knows of each recording. */
    @FunctionalInterface
    public interface WorstCase {
        /**
         * Takes in what a check found.
         *
         * @param attack its name
         * @param asked which recording, and how large noise was allowed to be
         */
        void note(String attack, AtSize asked, AttackFinding found);
    }

    public ExaminedSuite {
        left = List.copyOf(left);
        unbroken = List.copyOf(unbroken);
        efforts = List.copyOf(efforts);
    }

    /** So many of the recordings, drawn by their names and the round's seed: a larger sample holds every smaller one. */
    public List<AtSize> sample(List<AtSize> of, int count) {
        return of.stream()
                .sorted(Comparator.comparingLong(one -> Seeds.derive(
                        Seeds.derive(round.seed(), "sample"),
                        round.set().recordings().get(one.recording()).recording())))
                .limit(count)
                .toList();
    }

    /** A check that counts as not made where time ran out in it, unless what it saw raises an alarm all the same. */
    public Check inTime(Supplier<Check> made) {
        long before = round.journal().leftOut();
        Check check = made.get();
        boolean cut = round.journal().leftOut() > before;
        return cut && !check.alarm() ? Check.notMade(check.threshold(), check.name(), "no time was left") : check;
    }

    static long passes(List<AttackFinding> found) {
        return found.stream().mapToLong(one -> one.forward() + one.backward()).sum();
    }

    static long broken(List<AttackFinding> found) {
        return found.stream().filter(AttackFinding::broken).count();
    }
}
