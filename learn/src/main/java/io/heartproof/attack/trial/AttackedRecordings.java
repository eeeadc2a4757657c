package io.heartproof.attack.trial;

import io.heartproof.attack.Attack;
import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.Budget;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Victims;
import io.heartproof.attack.Where;
import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.batch.EvaluationPlan;
import io.heartproof.classifier.Classifier;
import io.heartproof.classifier.Classifiers;
import io.heartproof.contract.InputContract;
import io.heartproof.contract.InputForm;
import io.heartproof.contract.Prepared;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import io.heartproof.seed.Seeds;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.IntStream;

/**
 * Recordings that a classifier gets right, under attack. Random starts depend on seed, recording and budget, not on what
 * else is in the batch.
 *
 * @param set with the labels as the classifier gives them
 */
record AttackedRecordings(PreparedSet set) {
    private static final int UNBROKEN = -1;

    /**
     * How they are attacked.
     *
     * @param budget how much noise each of them may get
     * @param where noise may lie
     * @param classifiers that share the batches
     * @param batchSize most recordings in a batch
     * @param seed of all random starts
     */
    record Plan(Attack attack, Budget budget, Where where, Classifiers classifiers, int batchSize, long seed) {
        /** Of noise wherever there is signal. */
        Plan(Attack attack, Budget budget, Classifiers classifiers, int batchSize, long seed) {
            this(attack, budget, Where.EVERYWHERE, classifiers, batchSize, seed);
        }

        /** The outcome of a part of the attack for some recordings of one padded length, in the current scope. */
        AttackOutcome run(Attack part, Classifier classifier, PreparedSet recordings) {
            InputContract contract = classifier.contract();
            Batch batch = new BatchMaker(contract).forEvaluation(recordings.recordings(), recordings.labels());
            long[] seeds = batch.recordings().stream()
                    .mapToLong(recording -> Seeds.derive(Seeds.derive(seed, recording), budget.seedText()))
                    .toArray();
            Victims victims = Victims.of(batch, device(classifier), seeds);
            return part.attack(classifier, NoiseSpace.of(budget, where, victims, contract));
        }

        /** Where noise is made for it: where it computes if that is known. */
        private static Device device(Classifier classifier) {
            return classifier instanceof DifferentiableClassifier inside ? inside.device() : Device.CPU;
        }
    }

    /**
     * The prediction of every recording of the set, (N), under the attack's noise. Between the attack's
     * parts the survivors of all batches are put together anew, so that batches stay large. Parts run at once only where the
     * batches are so few that a classifier would have nothing to do meanwhile; the first part that breaks a recording counts.
     *
     * @param task of {@link #steps}: a recording takes one for each part, those that are left once it is broken at once
     */
    int[] predictions(Plan plan, Progress.Task task) {
        plan.attack()
                .requireUnseen(
                        set.recordings().stream().map(Prepared::recording).toList());
        InputForm form = plan.classifiers().contract().form();
        int[] predictions = set.labels().clone();
        int[] open = IntStream.range(0, set.size()).toArray();
        List<Attack> parts = plan.attack().parts();
        while (!parts.isEmpty() && open.length > 0) {
            int most =
                    EvaluationPlan.evenly(plan.batchSize(), plan.classifiers().count(), open.length);
            List<int[]> batches = EvaluationPlan.of(set, form, most, open);
            int atOnce = Math.min(parts.size(), Math.max(1, plan.classifiers().count() / batches.size()));
            int[][] found = attack(parts.subList(0, atOnce), plan, batches, task);
            for (int part = atOnce - 1; part >= 0; part--) {
                keepBroken(found[part], predictions);
            }
            int[] survivors = IntStream.of(open)
                    .filter(i -> predictions[i] == set.labels()[i])
                    .toArray();
            parts = parts.subList(atOnce, parts.size());
            task.advance((long) (open.length - survivors.length) * parts.size());
            open = survivors;
        }
        return predictions;
    }

    /** How many steps the attack takes, at least 1. */
    long steps(Plan plan) {
        return Math.max(1, (long) set.size() * plan.attack().parts().size());
    }

    private static void keepBroken(int[] found, int[] predictions) {
        for (int i = 0; i < found.length; i++) {
            predictions[i] = found[i] == UNBROKEN ? predictions[i] : found[i];
        }
    }

    /** One part of the attack on one batch. */
    private record Piece(int part, int batch) {}

    /** Part by part, (parts, N), what the classifier says of the recordings that it broke, {@link #UNBROKEN} of all others. */
    private int[][] attack(List<Attack> parts, Plan plan, List<int[]> batches, Progress.Task task) {
        int[][] found = new int[parts.size()][set.size()];
        Deque<Piece> longestLast = new ConcurrentLinkedDeque<>();
        for (int part = parts.size() - 1; part >= 0; part--) {
            Arrays.fill(found[part], UNBROKEN);
            for (int batch = 0; batch < batches.size(); batch++) {
                longestLast.add(new Piece(part, batch));
            }
        }
        plan.classifiers().onEachClassifier(classifier -> {
            for (Piece piece = longestLast.pollLast(); piece != null; piece = longestLast.pollLast()) {
                try (Scope scope = Scope.open()) {
                    int[] recordings = batches.get(piece.batch());
                    AttackOutcome outcome = plan.run(parts.get(piece.part()), classifier, set.at(recordings));
                    for (int i = 0; i < recordings.length; i++) {
                        found[piece.part()][recordings[i]] = outcome.broken()[i] ? outcome.predictions()[i] : UNBROKEN;
                    }
                    task.advance(recordings.length);
                }
            }
        });
        return found;
    }
}
