package io.heartproof.attack.trial;

import io.heartproof.attack.Attack;
import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.Budget;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Victims;
import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.batch.EvaluationPlan;
import io.heartproof.classifier.Classifier;
import io.heartproof.classifier.Classifiers;
import io.heartproof.contract.InputContract;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.seed.Seeds;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.IntStream;

/**
 * Attacks on some recordings of a set, each with noise up to a size of its own, so that recordings at several levels share
 * batches. Random starts depend on seed, attack, recording and size, not on what else is in the batch. Belongs to the thread that
 * its classifiers belong to.
 *
 * @param set with the labels as the classifiers give them
 * @param budget norm and unit of sizes
 * @param batchSize most recordings in a batch
 * @param seed of all random starts
 */
public record AttackRound(PreparedSet set, Classifiers classifiers, Budget budget, int batchSize, long seed) {
    /**
     * A recording of the set, and how large its noise may be.
     *
     * @param recording position in the set
     * @param epsilon in the budget's unit; infinite for no bound
     */
    public record AtSize(int recording, double epsilon) {}

    /**
     * Attacks recordings, each given once. Between the attack's parts the survivors of all batches are put together anew.
     *
     * @return one finding per recording, in their order
     */
    public List<AttackFinding> run(Attack attack, List<AtSize> given) {
        AttackFinding[] found = given.stream()
                .map(one -> AttackFinding.none(set.labels()[one.recording]))
                .toArray(AttackFinding[]::new);
        List<Attack> parts = attack.parts();
        for (int part = 0; part < parts.size(); part++) {
            int[] open = IntStream.range(0, found.length)
                    .filter(i -> !found[i].broken())
                    .toArray();
            run(parts.get(part), Seeds.derive(seed, attack.name()), new Open(given, open), found);
        }
        return List.of(found);
    }

    /** Those of the given recordings that are still to be attacked. */
    @SuppressWarnings("ArrayRecordComponent") // a carrier for one call, compared by nobody
    private record Open(List<AtSize> given, int[] indices) {}

    private void run(Attack part, long seeds, Open open, AttackFinding... found) {
        int[] at = new int[set.size()];
        for (int index : open.indices) {
            at[open.given.get(index).recording] = index;
        }
        int[] recordings = IntStream.of(open.indices)
                .map(index -> open.given.get(index).recording)
                .toArray();
        Deque<int[]> longestLast = new ConcurrentLinkedDeque<>(
                EvaluationPlan.of(set, classifiers.contract().form(), batchSize, recordings));
        classifiers.onEachClassifier(classifier -> {
            for (int[] piece = longestLast.pollLast(); piece != null; piece = longestLast.pollLast()) {
                int[] indices =
                        IntStream.of(piece).map(recording -> at[recording]).toArray();
                List<AtSize> batch =
                        Arrays.stream(indices).mapToObj(open.given::get).toList();
                AttackFinding[] further = ask(part, classifier, seeds, batch);
                for (int i = 0; i < indices.length; i++) {
                    found[indices[i]] = found[indices[i]].then(further[i]);
                }
            }
        });
    }

    private AttackFinding[] ask(Attack part, Classifier classifier, long seeds, List<AtSize> batch) {
        try (Scope scope = Scope.open()) {
            NoiseSpace space = space(classifier, seeds, batch);
            AttackOutcome outcome = part.attack(classifier, space);
            float[] sizes = Tensors.toFloats(space.size(outcome.noise()));
            AttackFinding[] found = new AttackFinding[batch.size()];
            for (int n = 0; n < found.length; n++) {
                boolean broken = outcome.broken()[n];
                found[n] = new AttackFinding(
                        broken,
                        broken ? outcome.predictions()[n] : set.labels()[batch.get(n).recording],
                        broken ? sizes[n] : Double.POSITIVE_INFINITY,
                        outcome.passes().forward()[n],
                        outcome.passes().backward()[n]);
            }
            return found;
        }
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
        return NoiseSpace.of(budget, victims, contract).withEpsilons(epsilons);
    }

    private static Device device(Classifier classifier) {
        return classifier instanceof DifferentiableClassifier inside ? inside.device() : Device.CPU;
    }
}
