package io.heartproof.defence;

import io.heartproof.loss.CrossEntropy;
import io.heartproof.loss.Divergence;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.tensor.Tensors;
import io.heartproof.training.objective.Objective;
import io.heartproof.training.objective.TrainingBatch;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * Trades accuracy against the stability of the answer under attack, whether the answer is right or wrong.
 *
 * <pre>{@code
 * value = mean over n of CE(x_n) + beta KL(p(x_n) || p(x_n + d_n))
 * d_n   = PGD in Linf on that divergence, from Gaussian noise of standard deviation 0.001
 * }</pre>
 *
 * Source: Zhang et al. 2019 (arXiv 1901.08573, equation 5 and algorithm 1), beta 6, 10 iterations of 0.007 at epsilon 0.031.
 * The ramp is ours: without warm-up and growing at once it is as published. Immutable; tensors belong to the trainer's
 * scope.
 *
 * @param beta weight of the divergence, positive
 */
public record TradesTraining(TrainingAttack attack, double beta, Ramp ramp) implements AttackFirst {
    public TradesTraining {
        if (!(beta > 0) || Double.isInfinite(beta)) {
            throw new IllegalArgumentException("expected a positive beta, got " + beta);
        }
    }

    @Override
    public boolean takesSoftLabels() {
        return true;
    }

    @Override
    public Objective attacked(double strength, DifferentiableClassifier classifier, TrainingBatch batch) {
        Divergence divergence = new Divergence(withoutGraph(classifier, batch));
        Tensor attacked = attack.attacked(strength, divergence, classifier, TrainingAttack.victims(batch));
        return (Objective.Uncoupled) (other, same, now) -> backward(other, batch, attacked);
    }

    private double backward(DifferentiableClassifier classifier, TrainingBatch batch, Tensor attacked) {
        Tensor logits = classifier.logits(batch.values(), batch.mask());
        Tensor crossEntropy =
                new CrossEntropy().perRecording(logits, batch.truth()).sum();
        Tensor divergence = new Divergence(logits)
                .perRecording(classifier.logits(attacked, batch.mask()), batch.labels())
                .sum();
        Tensor part = Tensors.scale(crossEntropy.add(Tensors.scale(divergence, beta)), 1.0 / batch.inStep());
        part.backward();
        return part.item_double();
    }

    private static Tensor withoutGraph(DifferentiableClassifier classifier, TrainingBatch batch) {
        try (NoGradGuard guard = new NoGradGuard()) {
            return classifier.logits(batch.values(), batch.mask());
        }
    }
}
