package io.heartproof.benchmark.ladder;

import io.heartproof.attack.ranking.RankedLadder;
import io.heartproof.attack.suite.EvaluationAttacks;
import io.heartproof.attack.trial.AttackLadders;
import io.heartproof.benchmark.measure.MeasuredSide;
import io.heartproof.benchmark.measure.Stopwatch;
import io.heartproof.benchmark.setup.OperationCount;
import io.heartproof.benchmark.setup.Setup;
import io.heartproof.evaluation.Evaluation;
import io.heartproof.evaluation.Evaluator;
import io.heartproof.evaluation.Ladder;
import io.heartproof.model.TorchClassifier;
import io.heartproof.model.Workers;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The seconds that {@link Evaluator} takes for attacks at all levels in Linf, in bucket form, the clean predictions included. Not
 * thread-safe.
 */
final class EvaluationTime implements MeasuredSide {
    private final Setup setup;
    private final TorchClassifier network;
    private final PreparedSet set;
    private final Function<LinfAttacks, EvaluationAttacks> choice;
    private final Progress progress;
    private CountedClassifier counted;
    private @Nullable Evaluation last;

    /** @param choice which of the attacks */
    EvaluationTime(
            Setup setup, AttackedNetwork attacked, Function<LinfAttacks, EvaluationAttacks> choice, Progress progress) {
        this.setup = setup;
        this.set = attacked.set();
        this.choice = choice;
        this.progress = progress;
        this.network = new TorchClassifier(setup.forms().bucket(), attacked.network());
        counted = count();
    }

    /** The shortest attacks at every level are enough for every length to have been met. */
    @Override
    public void warmUp() {
        evaluate(LinfAttacks.of(setup.attacks()).shortest());
    }

    @Override
    public double measure() throws IOException {
        counted = count();
        return Stopwatch.SYSTEM.seconds(() -> last = evaluate(LinfAttacks.of(setup.attacks())));
    }

    /** What the evaluator said the last time. */
    Evaluation last() {
        return Objects.requireNonNull(last, "measure first");
    }

    /** Positions of the recordings of the set that are right without noise, ascending. */
    int[] right() {
        int[] clean = last().clean();
        return IntStream.range(0, clean.length)
                .filter(i -> clean[i] == set.labels()[i])
                .toArray();
    }

    /** How often it looked at a recording the last time, without noise included. */
    long looks() {
        return counted.looks();
    }

    /** Billions of operations the last time, if every look has a gradient. */
    double giga() {
        return OperationCount.ATTACK * counted.giga();
    }

    private CountedClassifier count() {
        return CountedClassifier.of(network, new OperationCount(setup.architecture()));
    }

    private Evaluation evaluate(LinfAttacks attacks) {
        int batchSize = setup.evaluation().batchSize();
        AttackLadders ladders = new AttackLadders(batchSize, setup.seed());
        try (Workers workers = Workers.of(counted, Math.max(1, set.size()))) {
            List<Ladder> climbed = choice.apply(attacks).ladders(ladders, counted, workers, progress).stream()
                    .map(EvaluationTime::withoutRanking)
                    .toList();
            return new Evaluator(batchSize, progress).evaluate(workers, climbed, set);
        }
    }

    /** The published procedure finds no AUROC under attack, so what is asked for it alone is left out. */
    private static Ladder withoutRanking(Ladder ladder) {
        return ladder instanceof RankedLadder ranked ? ranked.ladder() : ladder;
    }
}
