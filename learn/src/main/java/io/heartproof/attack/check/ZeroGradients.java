package io.heartproof.attack.check;

import io.heartproof.attack.GradientProbe;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Probe.Leave;
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
import org.bytedeco.pytorch.Tensor;

/** Counts recordings whose gradient at a random start is exactly zero, on the margin or on DLR: no step leads anywhere. */
final class ZeroGradients {
    /** Passes for a recording. */
    static final int PASSES = 4;

    static final String NAME = "zero gradient";

    private ZeroGradients() {}

    static Check of(AttackRound round, List<AtSize> sample) {
        List<Loss> losses = new ArrayList<>(List.of(new LogitMargin()));
        if (round.classifiers().contract().labels().size() >= Dlr.FEWEST_CLASSES) {
            losses.add(new Dlr());
        }
        AtomicIntegerArray zero = new AtomicIntegerArray(sample.size());
        round.onBatches(NAME, sample, (classifier, space, indices) -> {
            if (classifier instanceof DifferentiableClassifier inside) {
                for (Loss loss : losses) {
                    float[] largest = largest(inside, space, loss);
                    for (int i = 0; i < indices.length; i++) {
                        zero.compareAndSet(indices[i], 0, largest[i] == 0 ? 1 : 0);
                    }
                }
            }
        });
        int count = 0;
        for (int i = 0; i < zero.length(); i++) {
            count += zero.get(i);
        }
        return Check.atMost(
                0,
                NAME,
                count,
                "recordings of %s whose gradient at a start is zero"
                        .formatted(Counted.of(sample.size(), "examined one")));
    }

    /** The largest value of each recording's gradient where noise may be. */
    private static float[] largest(DifferentiableClassifier classifier, NoiseSpace space, Loss loss) {
        GradientProbe probe = GradientProbe.of(classifier, space.victims(), Leave.NEVER);
        Tensor gradient = probe.gradient(loss, space.uniform()).gradients().mul(space.where());
        return Tensors.toFloats(gradient.abs().amax(new long[] {1, 2}, false));
    }
}
