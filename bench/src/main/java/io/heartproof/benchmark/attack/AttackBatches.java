package io.heartproof.benchmark.attack;

import io.heartproof.attack.Attack;
import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.Budget;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Victims;
import io.heartproof.attack.white.MinimumNoise;
import io.heartproof.attack.white.MinimumNoiseOutcome;
import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.batch.EvaluationPlan;
import io.heartproof.contract.InputForm;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.model.Workers;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import io.heartproof.seed.Seeds;
import io.heartproof.tensor.Scope;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.IntStream;

/**
 * Attacks recordings in batches that workers share, in Linf, each recording with its own epsilon. Random starts depend on seed and
 * recording alone. Belongs to the thread of its workers.
 *
 * @param set the recordings
 * @param batchSize most recordings in a batch
 */
record AttackBatches(Workers workers, PreparedSet set, int batchSize, long seed) {
    private static final Budget UNIT = Budget.relative(Norm.LINF, 1);

    /** What is done with a batch; its tensors are freed afterwards. */
    @FunctionalInterface
    private interface SpaceWork {
        /** @param positions of the batch's recordings in the set */
        void on(int[] positions, DifferentiableClassifier classifier, NoiseSpace space);
    }

    /** Attacks some recordings, the parts of an attack one after the other; returns which of the set are broken. */
    boolean[] broken(Attack attack, double[] epsilons, int[] positions, EffortTally tally, Progress.Task task) {
        boolean[] broken = new boolean[set.size()];
        int[] open = positions;
        for (Attack part : attack.parts()) {
            each(open, epsilons, tally, (batch, classifier, space) -> {
                AttackOutcome outcome = part.attack(classifier, space);
                tally.add(outcome.passes());
                for (int i = 0; i < batch.length; i++) {
                    broken[batch[i]] = outcome.broken()[i];
                }
            });
            int[] survivors = IntStream.of(open).filter(n -> !broken[n]).toArray();
            task.advance(open.length - survivors.length);
            open = survivors;
        }
        task.advance(open.length);
        return broken;
    }

    /** The smallest noise of every recording, whatever its size. */
    double[] smallest(MinimumNoise search, EffortTally tally, Progress.Task task) {
        double[] sizes = new double[set.size()];
        double[] unbounded = new double[set.size()];
        Arrays.fill(unbounded, Double.POSITIVE_INFINITY);
        each(all(), unbounded, tally, (batch, classifier, space) -> {
            MinimumNoiseOutcome found = search.smallest(classifier, space);
            tally.add(found.passes());
            for (int i = 0; i < batch.length; i++) {
                sizes[batch[i]] = found.sizes()[i];
            }
            synchronized (task) {
                task.advance(batch.length);
            }
        });
        return sizes;
    }

    /** All positions. */
    int[] all() {
        return IntStream.range(0, set.size()).toArray();
    }

    private void each(int[] positions, double[] epsilons, EffortTally tally, SpaceWork work) {
        if (positions.length == 0) {
            return;
        }
        long started = System.nanoTime();
        InputForm form = workers.contract().form();
        List<int[]> plan = EvaluationPlan.of(set, form, evenly(positions.length), positions);
        Deque<int[]> batches = new ConcurrentLinkedDeque<>(plan);
        workers.onEach((worker, twin) -> {
            for (int[] batch = batches.pollLast(); batch != null; batch = batches.pollLast()) {
                try (Scope scope = Scope.open()) {
                    work.on(batch, twin, space(twin, epsilons, batch));
                }
            }
            return worker;
        });
        tally.addNanoseconds(System.nanoTime() - started);
    }

    /** So many recordings in a batch that all workers have equally large batches, and as many. */
    private int evenly(int recordings) {
        int ofWorker = ceilDiv(recordings, workers.count());
        return ceilDiv(ofWorker, ceilDiv(ofWorker, batchSize));
    }

    private static int ceilDiv(int a, int b) {
        return (a + b - 1) / b;
    }

    private NoiseSpace space(DifferentiableClassifier classifier, double[] epsilons, int... positions) {
        PreparedSet part = set.at(positions);
        Batch batch = new BatchMaker(classifier.contract()).forEvaluation(part.recordings(), part.labels());
        long[] seeds = batch.recordings().stream()
                .mapToLong(recording -> Seeds.derive(seed, recording))
                .toArray();
        double[] own = IntStream.of(positions).mapToDouble(n -> epsilons[n]).toArray();
        return NoiseSpace.of(UNIT, Victims.of(batch, classifier.device(), seeds), classifier.contract())
                .withEpsilons(own);
    }
}
