package io.heartproof.defence;

import io.heartproof.attack.Budget;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Victims;
import io.heartproof.attack.white.Pgd;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.loss.SoftLogitMargin;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.tensor.Tensors;
import io.heartproof.training.objective.Objective;
import io.heartproof.training.objective.TrainingBatch;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * Training on clean recordings and on attacked ones, half and half; only recordings that the classifier gets right are
 * attacked.
 *
 * <pre>{@code
 * value   = 1/2 (mean over n of CE(x_n)) + 1/2 (sum over correct n of CE(x_n + d_n)) / N
 * d_n     = PGD in Linf: random start, all iterations run, soft logit margin; the budget grows by the ramp, which
 *           leaves out the second term while it warms up
 * }</pre>
 *
 * Source: ICMLA 2020 (arXiv 2008.03609), {@code advls_eps}, with epsilon 0.005, 0.01, 0.05 or 0.1 and 20 iterations.
 * Immutable; tensors belong to the trainer's scope.
 */
public record AdvlsTraining(TrainingAttack attack, Ramp ramp) implements Objective.Uncoupled, AttackingObjective {
    /** Iterations of the published attack. */
    public static final int PUBLISHED_ITERATIONS = 20;

    private static final double HALF = 0.5;
    private static final double PATH_IN_EPSILONS = 4;

    /** As published, but for the number of iterations, whose steps add up to four epsilons. */
    public static AdvlsTraining of(double epsilon, int iterations, Ramp ramp) {
        return of(Budget.relative(Norm.LINF, epsilon), iterations, ramp);
    }

    /** The same with any budget. */
    public static AdvlsTraining of(Budget largest, int iterations, Ramp ramp) {
        double stepFraction = PATH_IN_EPSILONS / iterations;
        return new AdvlsTraining(new TrainingAttack(largest, iterations, stepFraction, Pgd.Start.RANDOM), ramp);
    }

    @Override
    public boolean takesSoftLabels() {
        return true;
    }

    @Override
    public double backward(DifferentiableClassifier classifier, TrainingBatch batch, CurrentEpoch current) {
        Tensor logits = classifier.logits(batch.values(), batch.mask());
        int[] correct = Correct.of(logits, batch.labels());
        double clean = half(new CrossEntropy().perRecording(logits, batch.truth()), batch);
        return clean + attacked(correct, classifier, batch, current).backward(classifier, batch, current);
    }

    @Override
    public Objective settled(DifferentiableClassifier classifier, TrainingBatch batch, CurrentEpoch current) {
        int[] correct;
        try (NoGradGuard guard = new NoGradGuard()) {
            correct = Correct.of(classifier.logits(batch.values(), batch.mask()), batch.labels());
        }
        Objective attacked = attacked(correct, classifier, batch, current);
        return (Objective.Uncoupled) (other, same, now) -> {
            Tensor logits = other.logits(batch.values(), batch.mask());
            return half(new CrossEntropy().perRecording(logits, batch.truth()), batch)
                    + attacked.backward(other, batch, now);
        };
    }

    /** The second term, of the recordings with these indices. */
    private Objective attacked(
            int[] correct, DifferentiableClassifier classifier, TrainingBatch batch, CurrentEpoch current) {
        double strength = ramp.strength(current);
        if (strength == 0 || correct.length == 0) {
            return (Objective.Uncoupled) (other, same, now) -> 0;
        }
        Victims victims = TrainingAttack.victims(batch, correct);
        Tensor attacked = attack.attacked(strength, new SoftLogitMargin(), classifier, victims);
        Tensor truth = Tensors.rows(batch.truth(), correct);
        return (Objective.Uncoupled) (other, same, now) -> {
            Tensor logits = other.logits(attacked, victims.mask());
            return half(new CrossEntropy().perRecording(logits, truth), batch);
        };
    }

    private static double half(Tensor losses, TrainingBatch batch) {
        Tensor part = Tensors.scale(losses.sum(), HALF / batch.inStep());
        part.backward();
        return part.item_double();
    }
}
