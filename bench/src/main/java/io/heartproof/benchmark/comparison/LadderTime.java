package io.heartproof.benchmark.comparison;

import io.heartproof.attack.trial.AttackLadders;
import io.heartproof.attack.trial.PgdConfig;
import io.heartproof.benchmark.measure.MeasuredSide;
import io.heartproof.benchmark.measure.Stopwatch;
import io.heartproof.benchmark.setup.OperationCount;
import io.heartproof.benchmark.setup.Setup;
import io.heartproof.evaluation.Evaluation;
import io.heartproof.evaluation.Evaluator;
import io.heartproof.model.TorchClassifier;
import io.heartproof.model.Workers;
import io.heartproof.nn.Network;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The seconds that {@link Evaluator} takes for all levels in Linf, in bucket form, the clean predictions included. */
final class LadderTime implements MeasuredSide {
    private final Setup setup;
    private final TorchClassifier network;
    private final PreparedSet set;
    private CountedClassifier counted;
    private @Nullable Evaluation last;

    LadderTime(Setup setup, Network network, PreparedSet set) {
        this.setup = setup;
        this.set = set;
        this.network = new TorchClassifier(setup.forms().bucket(), network);
        counted = count();
    }

    /** One iteration at every level is enough for every length to have been met. */
    @Override
    public void warmUp() {
        evaluate(1);
    }

    @Override
    public double measure() throws IOException {
        counted = count();
        return Stopwatch.SYSTEM.seconds(() -> last = evaluate(setup.pgd().iterations()));
    }

    /** What the evaluator said the last time. */
    Evaluation last() {
        return Objects.requireNonNull(last, "measure first");
    }

    /** Recordings of the set that are right without noise. */
    long right() {
        int[] clean = last().clean();
        return IntStream.range(0, clean.length)
                .filter(i -> clean[i] == set.labels()[i])
                .count();
    }

    /** How often it looked at a recording the last time. */
    long looks() {
        return counted.looks().sum();
    }

    /** Billions of operations the last time, where every look has a gradient. */
    double giga() {
        return OperationCount.ATTACK * counted.giga().sum();
    }

    private CountedClassifier count() {
        return CountedClassifier.of(network, new OperationCount(setup.architecture()));
    }

    private Evaluation evaluate(int iterations) {
        PgdConfig pgd = setup.pgd();
        PgdConfig linf = new PgdConfig(iterations, pgd.starts(), pgd.stepFraction(), pgd.loss(), pgd.linf(), List.of());
        int batchSize = setup.evaluation().batchSize();
        try (Workers workers = Workers.of(counted, Math.max(1, set.size()))) {
            return new Evaluator(batchSize, Progress.NONE)
                    .evaluate(
                            workers,
                            new AttackLadders(batchSize, setup.seed())
                                    .of(linf.attacks(), counted, workers, Progress.NONE),
                            set);
        }
    }
}
