package io.heartproof.defence;

import io.heartproof.attack.Budget;
import io.heartproof.attack.GradientProbe;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Probe;
import io.heartproof.attack.Victims;
import io.heartproof.attack.white.Pgd;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.tensor.Tensors;
import io.heartproof.training.objective.Objective;
import io.heartproof.training.objective.TrainingBatch;
import java.util.stream.DoubleStream;
import org.bytedeco.pytorch.Tensor;

/**
 * Training on nothing but recordings that were attacked with one gradient, from strong random noise and without a way back into
 * the ball, so that the network does not learn to fool the attack.
 *
 * <pre>{@code
 * value = mean over n of CE(x_n + d_n)
 * d_n   = u + a epsilon sign(gradient of CE(x_n + u)),   u uniform in [-k epsilon, k epsilon] per sample
 * }</pre>
 *
 * So a sample may change by (k + a) epsilon. Noise stays on the signal and the sum within the range of amplitudes. Source:
 * N-FGSM, de Jorge et al. 2022 (arXiv 2202.01181), k = 2 and a = 1. The ramp is ours, as in {@link
 * MadryTraining}. Immutable; tensors belong to the trainer's scope.
 *
 * @param largest epsilon at full strength, in Linf
 * @param noise k, positive
 * @param stepFraction a, positive
 */
public record NFgsmTraining(Budget largest, double noise, double stepFraction, Ramp ramp) implements AttackFirst {
    public NFgsmTraining {
        if (!(noise > 0 && stepFraction > 0) || Double.isInfinite(noise + stepFraction)) {
            throw new IllegalArgumentException(
                    "expected a positive noise and stepFraction, got " + noise + " and " + stepFraction);
        }
    }

    /** Its size and its one step; where the noise starts and ends is this objective's own. */
    @Override
    public TrainingAttack attack() {
        return new TrainingAttack(largest, 1, stepFraction, Pgd.Start.RANDOM);
    }

    @Override
    public boolean takesSoftLabels() {
        return true;
    }

    @Override
    public Objective attacked(double strength, DifferentiableClassifier classifier, TrainingBatch batch) {
        return PLAIN.on(batch.with(values(strength, classifier, batch)));
    }

    /** The recordings under attack at that strength: (N, L, T). */
    Tensor values(double strength, DifferentiableClassifier classifier, TrainingBatch batch) {
        Victims victims = TrainingAttack.victims(batch);
        double epsilon = strength * largest.epsilon();
        NoiseSpace reach = NoiseSpace.of(
                new Budget(largest.norm(), (noise + stepFraction) * epsilon, largest.unit()),
                victims,
                classifier.contract());
        Tensor start =
                reach.withEpsilons(repeated(noise * epsilon, victims.count())).uniform();
        Tensor gradient = GradientProbe.of(classifier, victims, Probe.Leave.NEVER)
                .gradient(new CrossEntropy(), start)
                .gradients();
        Tensor step = Tensors.scale(reach.steepest(gradient), stepFraction * epsilon);
        return victims.values().add(reach.bringIn(start.add(step)));
    }

    private static double[] repeated(double value, int count) {
        return DoubleStream.generate(() -> value).limit(count).toArray();
    }
}
