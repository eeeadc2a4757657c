package io.heartproof.attack.trial;

import io.heartproof.attack.Attack;
import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.Budget;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Victims;
import io.heartproof.attack.Where;
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
import io.heartproof.tensor.Tensors;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;

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
 */
public record AttackRound(
        PreparedSet set, Classifiers classifiers, Budget budget, Where where, int batchSize, long seed) {
    /** The same recordings with noise that is measured otherwise. */
    public AttackRound measuredIn(Budget other) {
        return new AttackRound(set, classifiers, other, where, batchSize, seed);
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
        for (Attack part : attack.parts()) {
            int[] open = IntStream.range(0, found.length)
                    .filter(i -> !found[i].broken())
                    .toArray();
            List<AtSize> left = IntStream.of(open).mapToObj(given::get).toList();
            onBatches(attack.name(), left, (classifier, space, indices) -> {
                AttackFinding[] further = findings(part.attack(classifier, space), space);
                for (int i = 0; i < indices.length; i++) {
                    int at = open[indices[i]];
                    found[at] = found[at].then(further[i]);
                }
                attacked.accept(indices.length);
            });
        }
        return List.of(found);
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
     * Has work done on batches of recordings, each given once.
     *
     * @param purpose from which random starts are seeded, such as an attack's name
     */
    public void onBatches(String purpose, List<AtSize> given, BatchWork work) {
        share(batches(purpose, given, mostOf(given.size()), work));
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
     * Several attacks side by side, each on its own recordings, so that few recordings keep all classifiers busy. Finds what {@link
     * #run} finds.
     *
     * @param attacks the dearest last
     * @return by attack, one finding per recording, in their order
     */
    public List<List<AttackFinding>> runBeside(List<Given> attacks) {
        int most =
                mostOf(attacks.stream().mapToInt(one -> one.recordings.size()).sum());
        List<AttackFinding[]> found = new ArrayList<>();
        List<Consumer<Classifier>> batches = new ArrayList<>();
        for (Given one : attacks) {
            requireUnseen(one.attack, one.recordings);
            AttackFinding[] own = new AttackFinding[one.recordings.size()];
            found.add(own);
            batches.addAll(batches(one.attack.name(), one.recordings, most, (classifier, space, indices) -> {
                AttackFinding[] some = findings(one.attack.attack(classifier, space), space);
                for (int i = 0; i < indices.length; i++) {
                    own[indices[i]] = some[i];
                }
            }));
        }
        share(batches);
        return found.stream().map(List::of).toList();
    }

    private int mostOf(int recordings) {
        return EvaluationPlan.evenly(batchSize, classifiers.count(), Math.max(1, recordings));
    }

    /** The work on each batch of at most so many, the longest recordings last. */
    private List<Consumer<Classifier>> batches(String purpose, List<AtSize> given, int most, BatchWork work) {
        int[] at = new int[set.size()];
        for (int index = 0; index < given.size(); index++) {
            at[given.get(index).recording] = index;
        }
        int[] recordings = given.stream().mapToInt(AtSize::recording).toArray();
        return EvaluationPlan.of(set, classifiers.contract().form(), most, recordings).stream()
                .<Consumer<Classifier>>map(piece -> classifier -> {
                    int[] indices =
                            IntStream.of(piece).map(recording -> at[recording]).toArray();
                    try (Scope scope = Scope.open()) {
                        List<AtSize> batch =
                                IntStream.of(indices).mapToObj(given::get).toList();
                        work.on(classifier, space(classifier, Seeds.derive(seed, purpose), batch), indices);
                    }
                })
                .toList();
    }

    /** Has the classifiers share batches, the last ones first. */
    private void share(List<Consumer<Classifier>> batches) {
        Deque<Consumer<Classifier>> left = new ConcurrentLinkedDeque<>(batches);
        classifiers.onEachClassifier(classifier -> {
            for (Consumer<Classifier> one = left.pollLast(); one != null; one = left.pollLast()) {
                one.accept(classifier);
            }
        });
    }

    private static AttackFinding[] findings(AttackOutcome outcome, NoiseSpace space) {
        double[] sizes = space.sizes(outcome.noise());
        float[] microvolts = Tensors.toFloats(microvolts(outcome.noise(), space));
        int[] labels = Tensors.toInts(space.victims().labels());
        AttackFinding[] found = new AttackFinding[labels.length];
        for (int n = 0; n < found.length; n++) {
            boolean broken = outcome.broken()[n];
            found[n] = new AttackFinding(
                    broken,
                    broken ? outcome.predictions()[n] : labels[n],
                    broken ? sizes[n] : Double.POSITIVE_INFINITY,
                    broken ? microvolts[n] : Double.NaN,
                    outcome.passes().forward()[n],
                    outcome.passes().backward()[n]);
        }
        return found;
    }

    /** The largest change of any sample, or in L2 the root mean square where noise is allowed; NaN without calibration: (N). */
    private static Tensor microvolts(Tensor noise, NoiseSpace space) {
        Tensor amplitudes = noise.mul(space.victims().scales());
        if (space.norm() == Norm.LINF) {
            return amplitudes.abs().amax(new long[] {1, 2}, false);
        }
        Tensor places = space.where().expand_as(noise).sum(new long[] {1, 2}, false, new ScalarTypeOptional());
        Tensor squares = amplitudes.square().sum(new long[] {1, 2}, false, new ScalarTypeOptional());
        return squares.div(places.clamp_min(new Scalar(1.0))).sqrt();
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
