package io.heartproof.attack.trial;

import io.heartproof.attack.Attack;
import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.Budget;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Victims;
import io.heartproof.attack.Where;
import io.heartproof.attack.journal.AttackFinding;
import io.heartproof.attack.journal.AttackJournal;
import io.heartproof.attack.journal.AttackStep;
import io.heartproof.attack.journal.SettledBatch;
import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.batch.EvaluationPlan;
import io.heartproof.classifier.Classifier;
import io.heartproof.classifier.Classifiers;
import io.heartproof.condition.Condition;
import io.heartproof.contract.InputContract;
import io.heartproof.contract.InputForm;
import io.heartproof.contract.Prepared;
import io.heartproof.evaluation.Answers;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import io.heartproof.seed.Seeds;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Recordings that a classifier gets right, under attack. Random starts depend on seed, recording and budget, not on what
 * else is in the batch.
 *
 * @param set with the labels as the classifier gives them
 */
record AttackedRecordings(PreparedSet set) {
    /**
     * How they are attacked.
     *
     * @param budget how much noise each of them may get
     * @param where noise may lie
     * @param classifiers that share the batches
     * @param batchSize most recordings in a batch
     * @param seed of all random starts
     * @param journal of what batches came to
     */
    record Plan(
            Attack attack,
            Budget budget,
            Where where,
            Classifiers classifiers,
            int batchSize,
            long seed,
            AttackJournal journal) {
        /** The outcome of the attack for some recordings of one padded length, in the current scope. */
        AttackOutcome outcome(Classifier classifier, PreparedSet recordings) {
            return attack.attack(classifier, space(classifier, recordings));
        }

        private NoiseSpace space(Classifier classifier, PreparedSet recordings) {
            InputContract contract = classifier.contract();
            Batch batch = new BatchMaker(contract).forEvaluation(recordings.recordings(), recordings.labels());
            long[] seeds = batch.recordings().stream()
                    .mapToLong(recording -> Seeds.derive(Seeds.derive(seed, recording), budget.seedText()))
                    .toArray();
            return NoiseSpace.of(budget, where, Victims.of(batch, device(classifier), seeds), contract);
        }

        /** Where noise is made for it: where it computes if that is known. */
        private static Device device(Classifier classifier) {
            return classifier instanceof DifferentiableClassifier inside ? inside.device() : Device.CPU;
        }
    }

    /**
     * What is answered about every recording of the set under the attack's noise. Between the attack's
     * parts the survivors of all batches are put together anew, so that batches stay large. Parts run at once only where the
     * batches are so few that a classifier would have nothing to do meanwhile; the first part that breaks a recording counts.
     *
     * @param condition of the attack
     * @param stage of {@link #steps}: a recording takes one for each part, those that are left once it is broken at once
     */
    Answers answers(Condition condition, Plan plan, Progress.Stage stage) {
        plan.attack()
                .requireUnseen(
                        set.recordings().stream().map(Prepared::recording).toList());
        InputForm form = plan.classifiers().contract().form();
        AttackFinding[] found = none();
        int[] open = IntStream.range(0, set.size()).toArray();
        AttackStep step = plan.journal().next(plan.attack().name());
        int parts = plan.attack().parts().size();
        int first = 0;
        while (first < parts && open.length > 0) {
            int most =
                    EvaluationPlan.evenly(plan.batchSize(), plan.classifiers().count(), open.length);
            List<int[]> batches = EvaluationPlan.alike(set, form, most, open);
            int atOnce = Math.min(parts - first, Math.max(1, plan.classifiers().count() / batches.size()));
            for (AttackFinding[] part : attack(new PartsAtOnce(step, first, atOnce), plan, batches, stage)) {
                add(part, found);
            }
            int[] survivors = IntStream.of(open).filter(i -> !found[i].broken()).toArray();
            first += atOnce;
            stage.advance((long) (open.length - survivors.length) * (parts - first));
            open = survivors;
        }
        return new Answers(
                condition,
                IntStream.range(0, found.length)
                        .map(i -> found[i].broken() ? found[i].prediction() : set.labels()[i])
                        .toArray(),
                Arrays.stream(found).map(AttackFinding::odds).toList());
    }

    /** How many steps the attack takes, at least 1. */
    long steps(Plan plan) {
        return Math.max(1, (long) set.size() * plan.attack().parts().size());
    }

    private AttackFinding[] none() {
        return IntStream.of(set.labels()).mapToObj(AttackFinding::none).toArray(AttackFinding[]::new);
    }

    /** Adds what a later part found to what all before it did: nothing about a recording that is broken already. */
    private static void add(AttackFinding[] part, AttackFinding[] found) {
        for (int i = 0; i < found.length; i++) {
            found[i] = found[i].broken() ? found[i] : found[i].then(part[i]);
        }
    }

    /** Parts of an attack that run at once: so many from the first on. */
    private record PartsAtOnce(AttackStep step, int first, int count) {}

    /** One part of the attack on one batch. */
    private record Piece(int part, int batch) {}

    /** Part by part, what it finds against each recording, (N). */
    private List<AttackFinding[]> attack(PartsAtOnce parts, Plan plan, List<int[]> batches, Progress.Stage stage) {
        List<AttackFinding[]> found =
                Stream.generate(this::none).limit(parts.count()).toList();
        List<Piece> longestLast = new ArrayList<>();
        for (int part = parts.count() - 1; part >= 0; part--) {
            for (int batch = 0; batch < batches.size(); batch++) {
                longestLast.add(new Piece(part, batch));
            }
        }
        List<SettledBatch.AskedBatch> asked = longestLast.stream()
                .map(piece -> asked(parts.step(), parts.first() + piece.part(), plan, batches.get(piece.batch())))
                .toList();
        List<List<AttackFinding>> findings = parts.step().share(plan.classifiers(), asked, stage::advance);
        for (int i = 0; i < findings.size(); i++) {
            Piece piece = longestLast.get(i);
            int[] recordings = batches.get(piece.batch());
            for (int row = 0; row < recordings.length; row++) {
                found.get(piece.part())[recordings[row]] = findings.get(i).get(row);
            }
        }
        return found;
    }

    /** A batch for a part of the attack. */
    private SettledBatch.AskedBatch asked(AttackStep step, int part, Plan plan, int... recordings) {
        List<SettledBatch.AskedRecording> asked = asked(plan.budget(), recordings);
        return new SettledBatch.AskedBatch(part, asked, classifier -> {
            try (Scope scope = Scope.open()) {
                NoiseSpace space = plan.space(classifier, set.at(recordings));
                AttackOutcome outcome = plan.attack().parts().get(part).attack(classifier, space);
                return step.found(
                        part, asked, new AttackStep.BatchOutcome(plan.attack().name(), outcome, space));
            }
        });
    }

    private List<SettledBatch.AskedRecording> asked(Budget budget, int... recordings) {
        return IntStream.of(recordings)
                .mapToObj(i ->
                        SettledBatch.AskedRecording.of(set.recordings().get(i).recording(), budget.epsilon()))
                .toList();
    }
}
