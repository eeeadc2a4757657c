package io.heartproof.benchmark.comparison;

import io.heartproof.attack.Budget;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Victims;
import io.heartproof.attack.white.Pgd;
import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.benchmark.measure.MemoryWatch;
import io.heartproof.benchmark.measure.Result;
import io.heartproof.benchmark.setup.Setup;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.model.TorchClassifier;
import io.heartproof.model.Workers;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import io.heartproof.seed.SeededRandom;
import io.heartproof.tensor.Scope;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** {@code memory.attack}: resident memory over the iterations of many attacks. Immutable. */
public final class AttackMemory {
    private static final int ITERATIONS_PER_ATTACK = 20;
    private static final double SOME_EPSILON = 0.01;

    private final Setup setup;
    private final PreparedSet set;

    /** @param set the recordings that are attacked */
    public AttackMemory(Setup setup, PreparedSet set) {
        this.setup = setup;
        this.set = set;
    }

    /**
     * Over so many iterations on one recording of the shorter half, lengths in random
     * order, after every length was seen; the attacks are shared between cores as the evaluator shares them.
     */
    public Result measure(LongSupplier residentBytes, Progress progress) throws IOException {
        MemoryWatch watch = new MemoryWatch(residentBytes, progress);
        PreparedSet half = set.at(Arrays.copyOf(set.shortestFirst(), Math.max(1, set.size() / 2)));
        int attacks = Math.max(1, setup.amounts().steps() / ITERATIONS_PER_ATTACK);
        SeededRandom random = SeededRandom.of(setup.seed());
        Queue<PreparedSet> victims = new ConcurrentLinkedQueue<>();
        IntStream.range(0, attacks).forEach(i -> victims.add(half.at(random.index(half.size()))));
        try (TorchClassifier classifier = new TorchClassifier(setup.forms().bucket(), setup.network());
                Workers workers = Workers.of(classifier, attacks);
                Progress.Stage stage = watch.start("memory.attack", attacks)) {
            List<int[]> lengths = half.byPaddedLength(setup.forms().bucket().form(), half.shortestFirst());
            workers.onEach((worker, twin) -> {
                lengths.forEach(alike -> attack(twin, half.at(alike[0]), 1));
                return worker;
            });
            workers.onEach((worker, twin) -> {
                for (PreparedSet one = victims.poll(); one != null; one = victims.poll()) {
                    attack(twin, one, ITERATIONS_PER_ATTACK);
                    synchronized (stage) {
                        stage.advance(1);
                    }
                }
                return worker;
            });
        }
        return watch.result("memory.attack", ITERATIONS_PER_ATTACK);
    }

    private static void attack(DifferentiableClassifier classifier, PreparedSet part, int iterations) {
        Budget budget = Budget.relative(Norm.LINF, SOME_EPSILON);
        Pgd pgd = Pgd.of(SOME_EPSILON / iterations, iterations, new CrossEntropy())
                .until(Pgd.Stop.AT_END);
        Batch batch = new BatchMaker(classifier.contract()).forEvaluation(part.recordings(), part.labels());
        try (Scope scope = Scope.open()) {
            Victims victims = Victims.of(batch, classifier.device(), new long[part.size()]);
            pgd.attack(classifier, NoiseSpace.of(budget, victims, classifier.contract()));
        }
    }
}
