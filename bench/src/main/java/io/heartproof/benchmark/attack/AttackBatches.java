package io.heartproof.benchmark.attack;

import io.heartproof.attack.Budget;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Where;
import io.heartproof.attack.journal.AttackFinding;
import io.heartproof.attack.journal.AttackJournal;
import io.heartproof.attack.trial.AttackRound;
import io.heartproof.attack.trial.AttackRound.AtSize;
import io.heartproof.model.Workers;
import io.heartproof.prepared.PreparedSet;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Attacks recordings as a suite does, in Linf, and counts what that costs. Belongs to the thread of its workers.
 *
 * @param set the recordings
 */
record AttackBatches(PreparedSet set, AttackRound round) {
    private static final Budget UNIT = Budget.relative(Norm.LINF, 1);

    /**
     * By workers that share the batches.
     *
     * @param batchSize most recordings in a batch
     */
    static AttackBatches of(PreparedSet set, Workers workers, int batchSize, long seed) {
        return new AttackBatches(
                set, new AttackRound(set, workers, UNIT, Where.EVERYWHERE, batchSize, seed, AttackJournal.none()));
    }

    /**
     * What an attack finds against some recordings.
     *
     * @param attacked takes the number of recordings that one of the attack's parts was just made on, from any thread
     * @param epsilons of all recordings of the set
     * @return one finding for each of {@code positions}, in their order
     */
    List<AttackFinding> run(Contender contender, IntConsumer attacked, double[] epsilons, int... positions) {
        long started = System.nanoTime();
        List<AttackFinding> findings = round.run(
                contender.attack(),
                IntStream.of(positions)
                        .mapToObj(n -> new AtSize(n, epsilons[n]))
                        .toList(),
                attacked);
        contender.effort().addNanoseconds(System.nanoTime() - started);
        findings.forEach(contender.effort()::add);
        return findings;
    }

    /** All positions. */
    int[] all() {
        return IntStream.range(0, set.size()).toArray();
    }
}
