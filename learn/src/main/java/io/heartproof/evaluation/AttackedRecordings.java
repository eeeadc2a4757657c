package io.heartproof.evaluation;

import io.heartproof.attack.Attack;
import io.heartproof.attack.Outcome;
import io.heartproof.attack.Victims;
import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.batch.EvaluationPlan;
import io.heartproof.batch.PreparedSet;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.progress.Progress;
import io.heartproof.seed.Seeds;
import io.heartproof.tensor.Scope;
import java.util.stream.IntStream;

/**
 * The recordings that a classifier still gets right, under attack. A recording that is wrong already, without noise or
 * under less of it, keeps that prediction and is not attacked (protocol section 6). Random starts depend on seed,
 * recording and budget, not on what else is in the batch.
 */
final class AttackedRecordings {
    private final DifferentiableClassifier classifier;
    private final PreparedSet set;
    private final int[] before;
    private final int[] correct;

    /** @param before the classifier's prediction of each recording without noise, or under less noise than now */
    AttackedRecordings(DifferentiableClassifier classifier, PreparedSet set, int[] before) {
        this.classifier = classifier;
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

    /** The prediction of every recording of the set, (N), the attacked ones under the attack's noise. */
    int[] predictions(Attack attack, int batchSize, long seed, Progress.Task task) {
        int[] predictions = before.clone();
        for (int[] piece : EvaluationPlan.of(set, classifier.contract().form(), batchSize, correct)) {
            try (Scope scope = Scope.open()) {
                Outcome outcome = run(attack, set.at(piece), seed);
                for (int i = 0; i < piece.length; i++) {
                    predictions[piece[i]] = outcome.predictions()[i];
                }
            }
            task.advance(piece.length);
        }
        return predictions;
    }

    /** The outcome for some recordings of one padded length, in the current scope. */
    Outcome run(Attack attack, PreparedSet part, long seed) {
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
