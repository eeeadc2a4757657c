package io.heartproof.attack.check;

import io.heartproof.attack.GradientProbe;
import io.heartproof.attack.GradientProbe.LossGradients;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Probe.Leave;
import io.heartproof.attack.journal.AttackFinding;
import io.heartproof.attack.trial.AttackRound;
import io.heartproof.attack.trial.AttackRound.AtSize;
import io.heartproof.loss.Dlr;
import io.heartproof.loss.LogitMargin;
import io.heartproof.loss.Loss;
import io.heartproof.metric.suite.Check;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.problem.Counted;
import io.heartproof.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * Counts recordings whose gradient at a random start is exactly zero, on the margin or on DLR: no step leads anywhere. Immutable.
 *
 * @param round of the sample
 */
record ZeroGradients(AttackRound round) {
    /** Passes for a recording. */
    static final int PASSES = 4;

    static final String NAME = "zero gradient";

    /**
     * What was seen.
     *
     * @param starts what the classifier answered at each recording's start
     */
    record Seen(Check check, List<AttackFinding> starts) {}

    Seen on(List<AtSize> sample) {
        List<Loss> losses = new ArrayList<>(List.of(new LogitMargin()));
        if (round.classifiers().contract().labels().size() >= Dlr.FEWEST_CLASSES) {
            losses.add(new Dlr());
        }
        AtomicIntegerArray zero = new AtomicIntegerArray(sample.size());
        AtomicReferenceArray<AttackFinding> starts = new AtomicReferenceArray<>(sample.size());
        round.onBatches(NAME, sample, (classifier, space, indices) -> {
            if (classifier instanceof DifferentiableClassifier inside) {
                GradientProbe probe = GradientProbe.of(inside, space.victims(), Leave.NEVER);
                Tensor start = space.uniform();
                for (Loss loss : losses) {
                    float[] largest = largest(probe.gradient(loss, start), space);
                    for (int i = 0; i < indices.length; i++) {
                        zero.compareAndSet(indices[i], 0, largest[i] == 0 ? 1 : 0);
                    }
                }
                List<AttackFinding> found = AttackFinding.all(probe.outcome(start), space);
                for (int i = 0; i < indices.length; i++) {
                    starts.set(indices[i], found.get(i));
                }
            }
        });
        int count = IntStream.range(0, sample.size()).map(zero::get).sum();
        Check check = Check.atMost(
                0,
                NAME,
                count,
                "recordings of %s whose gradient at a start is zero"
                        .formatted(Counted.of(sample.size(), "examined one")));
        return new Seen(
                check, IntStream.range(0, sample.size()).mapToObj(starts::get).toList());
    }

    /** The largest value of each recording's gradient where noise may be. */
    private static float[] largest(LossGradients found, NoiseSpace space) {
        Tensor gradient = found.gradients().mul(space.where());
        return Tensors.toFloats(gradient.abs().amax(new long[] {1, 2}, false));
    }
}
