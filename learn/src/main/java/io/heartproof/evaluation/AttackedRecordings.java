package io.heartproof.evaluation;

import io.heartproof.attack.Attack;
import io.heartproof.attack.Outcome;
import io.heartproof.attack.Victims;
import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.batch.EvaluationPlan;
import io.heartproof.batch.PreparedSet;
import io.heartproof.contract.InputForm;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.model.Workers;
import io.heartproof.progress.Progress;
import io.heartproof.seed.Seeds;
import io.heartproof.tensor.Scope;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.IntStream;

/**
 * The recordings that a classifier still gets right, under attack. A recording that is wrong already, without noise or
 * under less of it, keeps that prediction and is not attacked (protocol section 6). Random starts depend on seed,
 * recording and budget, not on what else is in the batch.
 */
final class AttackedRecordings {
    private final PreparedSet set;
    private final int[] before;
    private final int[] correct;

    /** @param before the classifier's prediction of each recording without noise, or under less noise than now */
    AttackedRecordings(PreparedSet set, int[] before) {
        this.set = set;
        this.before = before.clone();
        correct = IntStream.range(0, set.size())
                .filter(i -> before[i] == set.labels()[i])
                .toArray();
    }

    /** How many recordings an attack is given. */
    int count() {
        return correct.length;
    }

    /**
     * How they are attacked.
     *
     * @param workers who share the batches
     * @param batchSize most recordings in a batch
     * @param seed of all random starts
     */
    record Plan(Attack attack, Workers workers, int batchSize, long seed) {}

    /**
     * The prediction of every recording of the set, (N), the attacked ones under the attack's noise. Between the attack's
     * parts the survivors of all batches are put together anew, so that batches stay large.
     */
    int[] predictions(Plan plan, Progress.Task task) {
        int[] predictions = before.clone();
        boolean[] broken = new boolean[before.length];
        int[] open = correct;
        for (Attack part : plan.attack().parts()) {
            attack(part, plan, open, (recording, prediction) -> {
                broken[recording] = true;
                predictions[recording] = prediction;
                task.advance(1);
            });
            open = IntStream.of(open).filter(i -> !broken[i]).toArray();
        }
        task.advance(open.length);
        return predictions;
    }

    /** Is told, from any worker's thread, what the classifier says of a recording that was broken. */
    @FunctionalInterface
    private interface Broken {
        void tell(int recording, int prediction);
    }

    private void attack(Attack part, Plan plan, int[] open, Broken broken) {
        InputForm form = plan.workers().twin(0).contract().form();
        Deque<int[]> longestLast = new ConcurrentLinkedDeque<>(EvaluationPlan.of(set, form, plan.batchSize(), open));
        plan.workers().onEach((worker, twin) -> {
            for (int[] piece = longestLast.pollLast(); piece != null; piece = longestLast.pollLast()) {
                try (Scope scope = Scope.open()) {
                    Outcome outcome = run(part, twin, set.at(piece), plan.seed());
                    for (int i = 0; i < piece.length; i++) {
                        if (outcome.broken()[i]) {
                            broken.tell(piece[i], outcome.predictions()[i]);
                        }
                    }
                }
            }
            return worker;
        });
    }

    /** The outcome for some recordings of one padded length, in the current scope. */
    static Outcome run(Attack attack, DifferentiableClassifier classifier, PreparedSet part, long seed) {
        Batch batch = new BatchMaker(classifier.contract()).forEvaluation(part.recordings(), part.labels());
        long[] seeds = batch.recordings().stream()
                .mapToLong(recording -> Seeds.derive(
                        Seeds.derive(seed, recording), attack.budget().toString()))
                .toArray();
        Victims victims =
                new Victims(classifier.values(batch), classifier.mask(batch), classifier.labels(batch), seeds);
        return attack.attack(classifier, victims);
    }
}
