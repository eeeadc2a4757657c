package io.heartproof.benchmark.comparison;

import io.heartproof.attack.Budget;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Victims;
import io.heartproof.attack.white.Pgd;
import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.benchmark.measure.MeasurementUnit;
import io.heartproof.benchmark.measure.MemoryWatch;
import io.heartproof.benchmark.measure.PairedMeasurement;
import io.heartproof.benchmark.measure.Result;
import io.heartproof.benchmark.setup.OperationCount;
import io.heartproof.benchmark.setup.PaddedSamples;
import io.heartproof.benchmark.setup.Setup;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.model.TorchClassifier;
import io.heartproof.model.Workers;
import io.heartproof.nn.Network;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.problem.Counted;
import io.heartproof.progress.Progress;
import io.heartproof.seed.SeededRandom;
import io.heartproof.tensor.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** The attack of {@link io.heartproof.evaluation.Evaluator} on recordings that the network has not seen. */
public final class AttackComparisons {
    private static final int MOST_ROUNDS = 2;
    private static final int ITERATIONS_PER_ATTACK = 20;
    private static final double SOME_EPSILON = 0.01;

    private final Setup setup;
    private final PreparedSet set;

    /** @param set the recordings that are attacked */
    public AttackComparisons(Setup setup, PreparedSet set) {
        this.setup = setup;
        this.set = set;
    }

    /**
     * {@code attack.ladder}: seconds of all levels, starts and iterations in Linf. The published procedure's time is that
     * of one look (a forward pass and a gradient) in published form, measured, times the looks that it makes.
     *
     * @param name with what the network has learnt, such as {@code attack.ladder.ce}
     * @param network its weights are left alone
     */
    public Result ladder(String name, Network network, Progress progress) throws IOException {
        LadderTime ladder = new LadderTime(setup, network, set);
        PublishedTime published = new PublishedTime(setup, network, set);
        Result result = new PairedMeasurement(name, MeasurementUnit.SECONDS, published, ladder)
                .run(Math.min(MOST_ROUNDS, setup.amounts().rounds()), progress);
        OperationCount operations = new OperationCount(setup.architecture());
        double publishedGiga = OperationCount.ATTACK
                * published.looks()
                * operations.forward(setup.forms().padded(), set);
        return result.noted(notes(published, ladder))
                .at(new Result.Gigaflops(publishedGiga / result.baseline(), ladder.giga() / result.candidate()))
                .agreeing(new AgreementCheck(setup, network, set).check(ladder.last(), progress));
    }

    /**
     * {@code memory.attack}: resident memory over so many iterations on one recording of the shorter half, lengths in random
     * order, after every length was seen; the attacks are shared between cores as the evaluator shares them.
     */
    public Result memory(LongSupplier residentBytes, Progress progress) throws IOException {
        MemoryWatch watch = new MemoryWatch(residentBytes, progress);
        PreparedSet half = set.at(Arrays.copyOf(set.shortestFirst(), Math.max(1, set.size() / 2)));
        int attacks = Math.max(1, setup.amounts().steps() / ITERATIONS_PER_ATTACK);
        SeededRandom random = SeededRandom.of(setup.seed());
        Queue<PreparedSet> victims = new ConcurrentLinkedQueue<>();
        IntStream.range(0, attacks).forEach(i -> victims.add(half.at(random.index(half.size()))));
        try (TorchClassifier classifier = new TorchClassifier(setup.forms().bucket(), setup.network());
                Workers workers = Workers.of(classifier, attacks);
                Progress.Task task = watch.start("memory.attack", attacks)) {
            List<int[]> lengths = half.byPaddedLength(setup.forms().bucket().form(), half.shortestFirst());
            workers.onEach((worker, twin) -> {
                lengths.forEach(alike -> attack(twin, half.at(alike[0]), 1));
                return worker;
            });
            workers.onEach((worker, twin) -> {
                for (PreparedSet one = victims.poll(); one != null; one = victims.poll()) {
                    attack(twin, one, ITERATIONS_PER_ATTACK);
                    synchronized (task) {
                        task.advance(1);
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

    private List<String> notes(PublishedTime published, LadderTime ladder) {
        List<String> notes = new ArrayList<>();
        notes.add(String.format(
                Locale.ROOT,
                "%s, %d of them right without noise; levels %s, %s, %s",
                Counted.of(set.size(), "recording"),
                ladder.right(),
                setup.pgd().linf(),
                Counted.of(setup.pgd().starts(), "start"),
                Counted.of(setup.pgd().iterations(), "iteration")));
        notes.add(String.format(
                Locale.ROOT,
                "looks at a recording: %d in bucket form, by the published procedure %d in published form",
                ladder.looks(),
                published.looks()));
        if (2 * ladder.right() < set.size()) {
            notes.add("most are wrong without noise and not attacked, so the ratio says little: train more or give"
                    + " --model");
        }
        notes.add(PaddedSamples.note(setup.forms(), set));
        notes.add("the baseline's time is that of one look, measured, times its looks");
        return notes;
    }
}
