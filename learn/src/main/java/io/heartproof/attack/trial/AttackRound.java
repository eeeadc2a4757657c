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
import io.heartproof.attack.journal.SettledBatch.AskedBatch;
import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.batch.EvaluationPlan;
import io.heartproof.classifier.Classifier;
import io.heartproof.classifier.Classifiers;
import io.heartproof.contract.InputContract;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.problem.BadUsage;
import io.heartproof.seed.Seeds;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Attacks on some recordings of a set, each with noise up to a size of its own, so that recordings at several levels share
 * batches. Random starts depend on seed, attack, recording and size, not on what else is in the batch. Belongs to the thread that
 * its classifiers belong to.
 *
 * @param set with the labels as the classifiers give them
 * @param budget norm and unit of sizes
 * @param where noise may lie
 * @param batchSize most recordings in a batch
 * @param seed of all random starts
 * @param journal of what batches came to
 * @param isKept whether noise is saved where that is asked for
 */
public record AttackRound(
        PreparedSet set,
        Classifiers classifiers,
        Budget budget,
        Where where,
        int batchSize,
        long seed,
        AttackJournal journal,
        boolean isKept) {
    /** With noise that is saved where that is asked for. */
    public AttackRound(
            PreparedSet set,
            Classifiers classifiers,
            Budget budget,
            Where where,
            int batchSize,
            long seed,
            AttackJournal journal) {
        this(set, classifiers, budget, where, batchSize, seed, journal, true);
    }

    /** The same recordings with noise that is measured otherwise and may lie elsewhere: none that anybody wants to have saved. */
    public AttackRound beyond(Budget other, Where elsewhere) {
        return new AttackRound(set, classifiers, other, elsewhere, batchSize, seed, journal, false);
    }

    /**
     * A recording of the set, and how large its noise may be.
     *
     * @param recording position in the set
     * @param epsilon in the budget's unit; infinite for no bound
     */
    public record AtSize(int recording, double epsilon) {
        /** With noise of any size. */
        public static AtSize unbounded(int recording) {
            return new AtSize(recording, Double.POSITIVE_INFINITY);
        }
    }

    /**
     * Attacks recordings, each given once. Between the attack's parts the survivors of all batches are put together anew.
     *
     * @return one finding per recording, in their order
     * @throws BadUsage where the attack was made from one of them
     */
    public List<AttackFinding> run(Attack attack, List<AtSize> given) {
        return run(attack, given, attacked -> {});
    }

    /**
     * As above, saying how far it is.
     *
     * @param attacked takes the number of recordings that one of the attack's parts was just made on, from any thread
     */
    public List<AttackFinding> run(Attack attack, List<AtSize> given, IntConsumer attacked) {
        requireUnseen(attack, given);
        AttackFinding[] found = given.stream()
                .map(one -> AttackFinding.none(set.labels()[one.recording]))
                .toArray(AttackFinding[]::new);
        AttackStep step = journal.next(attack.name());
        List<Attack> parts = attack.parts();
        for (int p = 0; p < parts.size(); p++) {
            StepPart part = new StepPart(step, p, parts.get(p), attack.name());
            int[] open = IntStream.range(0, found.length)
                    .filter(i -> !found[i].broken())
                    .toArray();
            List<AtSize> left = IntStream.of(open).mapToObj(given::get).toList();
            List<int[]> pieces = pieces(left, mostOf(left.size()));
            List<AskedBatch> batches = pieces.stream()
                    .map(indices -> asked(part, at(left, indices)))
                    .toList();
            List<List<AttackFinding>> further = step.share(classifiers, batches, attacked);
            for (int piece = 0; piece < pieces.size(); piece++) {
                int[] indices = pieces.get(piece);
                for (int i = 0; i < indices.length; i++) {
                    int at = open[indices[i]];
                    found[at] = found[at].then(further.get(piece).get(i));
                }
            }
        }
        return List.of(found);
    }

    /**
     * A part of what is done at a step of the evaluation.
     *
     * @param purpose name of the whole attack, from which random starts are seeded
     */
    private record StepPart(AttackStep step, int number, Attack attack, String purpose) {}

    /** A batch for a part of an attack. */
    private AskedBatch asked(StepPart part, List<AtSize> batch) {
        List<SettledBatch.AskedRecording> asked = batch.stream()
                .map(one -> SettledBatch.AskedRecording.of(
                        set.recordings().get(one.recording).recording(), one.epsilon))
                .toList();
        return new AskedBatch(part.number, asked, classifier -> {
            try (Scope scope = Scope.open()) {
                NoiseSpace space = space(classifier, Seeds.derive(seed, part.purpose), batch);
                AttackOutcome outcome = part.attack.attack(classifier, space);
                return isKept
                        ? part.step.found(part.number, asked, new AttackStep.BatchOutcome(part.purpose, outcome, space))
                        : AttackFinding.all(outcome, space);
            }
        });
    }

    private static List<AtSize> at(List<AtSize> given, int... indices) {
        return IntStream.of(indices).mapToObj(given::get).toList();
    }

    private void requireUnseen(Attack attack, List<AtSize> given) {
        attack.requireUnseen(given.stream()
                .map(one -> set.recordings().get(one.recording).recording())
                .toList());
    }

    /** Work on some of the given recordings, which have one padded length. */
    @FunctionalInterface
    public interface BatchWork {
        /**
         * Does it, on the classifier's own thread, in a scope that is closed afterwards.
         *
         * @param space what noise the recordings may get
         * @param indices of the recordings among the given ones
         */
        void on(Classifier classifier, NoiseSpace space, int... indices);
    }

    /**
     * Has work done on batches of recordings, each given once, the last ones first. Every process does all of it.
     *
     * @param purpose from which random starts are seeded, such as an attack's name
     */
    public void onBatches(String purpose, List<AtSize> given, BatchWork work) {
        Deque<int[]> left = new ConcurrentLinkedDeque<>(pieces(given, mostOf(given.size())));
        classifiers.onEachClassifier(classifier -> {
            for (int[] indices = left.pollLast(); indices != null; indices = left.pollLast()) {
                try (Scope scope = Scope.open()) {
                    work.on(classifier, space(classifier, Seeds.derive(seed, purpose), at(given, indices)), indices);
                }
            }
        });
    }

    /**
     * An attack, and recordings for it.
     *
     * @param recordings each given once
     */
    public record Given(Attack attack, List<AtSize> recordings) {
        public Given {
            recordings = List.copyOf(recordings);
        }
    }

    /**
     * Several attacks side by side, each on its own recordings, so that few recordings keep all classifiers busy. Finds what
     * {@link #run} finds.
     *
     * @param attacks the dearest last
     * @return by attack, one finding per recording, in their order
     */
    public List<List<AttackFinding>> runBeside(List<Given> attacks) {
        int most =
                mostOf(attacks.stream().mapToInt(one -> one.recordings.size()).sum());
        AttackStep step =
                journal.next(attacks.stream().map(one -> one.attack.name()).collect(Collectors.joining("+")));
        List<AskedBatch> batches = new ArrayList<>();
        List<List<int[]>> pieces = new ArrayList<>();
        for (Given one : attacks) {
            requireUnseen(one.attack, one.recordings);
            StepPart part = new StepPart(step, pieces.size(), one.attack, one.attack.name());
            List<int[]> own = pieces(one.recordings, most);
            pieces.add(own);
            own.forEach(indices -> batches.add(asked(part, at(one.recordings, indices))));
        }
        Iterator<List<AttackFinding>> found =
                step.share(classifiers, batches, attacked -> {}).iterator();
        List<List<AttackFinding>> byAttack = new ArrayList<>();
        for (int i = 0; i < attacks.size(); i++) {
            AttackFinding[] own = new AttackFinding[attacks.get(i).recordings.size()];
            for (int[] indices : pieces.get(i)) {
                List<AttackFinding> some = found.next();
                for (int row = 0; row < indices.length; row++) {
                    own[indices[row]] = some.get(row);
                }
            }
            byAttack.add(List.of(own));
        }
        return byAttack;
    }

    private int mostOf(int recordings) {
        return EvaluationPlan.evenly(batchSize, classifiers.count(), Math.max(1, recordings));
    }

    /** Indices of the given recordings, in batches of at most so many, the longest recordings last. */
    private List<int[]> pieces(List<AtSize> given, int most) {
        int[] at = new int[set.size()];
        for (int index = 0; index < given.size(); index++) {
            at[given.get(index).recording] = index;
        }
        int[] recordings = given.stream().mapToInt(AtSize::recording).toArray();
        return EvaluationPlan.alike(set, classifiers.contract().form(), most, recordings).stream()
                .map(piece ->
                        IntStream.of(piece).map(recording -> at[recording]).toArray())
                .toList();
    }

    /** The noise that some recordings of one padded length may get, in the current scope. */
    private NoiseSpace space(Classifier classifier, long seeds, List<AtSize> batch) {
        InputContract contract = classifier.contract();
        PreparedSet part = set.at(batch.stream().mapToInt(AtSize::recording).toArray());
        Batch values = new BatchMaker(contract).forEvaluation(part.recordings(), part.labels());
        long[] own = IntStream.range(0, batch.size())
                .mapToLong(n -> Seeds.derive(
                        Seeds.derive(seeds, values.recordings().get(n)), Double.toString(batch.get(n).epsilon)))
                .toArray();
        Victims victims = Victims.of(values, device(classifier), own);
        double[] epsilons = batch.stream().mapToDouble(AtSize::epsilon).toArray();
        return NoiseSpace.of(budget, where, victims, contract).withEpsilons(epsilons);
    }

    private static Device device(Classifier classifier) {
        return classifier instanceof DifferentiableClassifier inside ? inside.device() : Device.CPU;
    }
}
