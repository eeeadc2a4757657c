package io.heartproof.defence;

import io.heartproof.loss.CrossEntropy;
import io.heartproof.loss.Divergence;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.tensor.Tensors;
import io.heartproof.training.objective.Objective;
import io.heartproof.training.objective.TrainingBatch;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Training on attacked recordings that keeps the answer under attack near the one without, the more so the less sure of the label
 * that is.
 *
 * <pre>{@code
 * value = mean over n of BCE(x'_n) + lambda KL(p(x_n) || p(x'_n)) (1 - p_y(x_n)),   x'_n = x_n + d_n
 * BCE   = -log p_y - log(1 - max over k != y of p_k)
 * d_n   = PGD in Linf on the cross entropy
 * }</pre>
 *
 * Source: MART, Wang et al. 2020 (Improving Adversarial Robustness Requires Revisiting Misclassified Examples, ICLR), lambda 5,
 * 10 iterations of a quarter of epsilon. Their program adds small constants inside its logarithms; here they are differences of
 * sums of exponentials, which need none. The ramp is ours, as in {@link MadryTraining}. Immutable; tensors belong to the
 * trainer's scope.
 *
 * @param lambda weight of the divergence, positive
 */
public record MartTraining(TrainingAttack attack, double lambda, Ramp ramp) implements AttackFirst {
    public MartTraining {
        if (!(lambda > 0) || Double.isInfinite(lambda)) {
            throw new IllegalArgumentException("expected a positive lambda, got " + lambda);
        }
    }

    @Override
    public Objective attacked(double strength, DifferentiableClassifier classifier, TrainingBatch batch) {
        Tensor attacked = attack.attacked(strength, new CrossEntropy(), classifier, TrainingAttack.victims(batch));
        return (Objective.Uncoupled) (other, same, now) -> backward(other, batch, attacked);
    }

    private double backward(DifferentiableClassifier classifier, TrainingBatch batch, Tensor attacked) {
        Tensor clean = classifier.logits(batch.values(), batch.mask());
        Tensor sum = perRecording(clean, classifier.logits(attacked, batch.mask()), batch.labels())
                .sum();
        Tensor part = Tensors.scale(sum, 1.0 / batch.inStep());
        part.backward();
        return part.item_double();
    }

    /**
     * The terms of the mean.
     *
     * @param clean logits without attack (N, K), K at least 2
     * @param attacked logits under it (N, K)
     * @param labels (N)
     * @return (N)
     */
    Tensor perRecording(Tensor clean, Tensor attacked, Tensor labels) {
        Tensor divergence = new Divergence(clean).perRecording(attacked, labels);
        Tensor notYet = own(torch.softmax(clean, 1), labels).neg().add(new Scalar(1.0));
        return boosted(attacked, labels).add(Tensors.scale(divergence.mul(notYet), lambda));
    }

    /** BCE, with {@code log(1 - p_k) = logsumexp(z without k) - logsumexp(z)}. */
    private static Tensor boosted(Tensor logits, Tensor labels) {
        Tensor rival = without(logits, labels).argmax(new LongOptional(1), false);
        Tensor all = logits.logsumexp(1);
        Tensor notTheRival = without(logits, rival).logsumexp(1);
        return Tensors.scale(all, 2).sub(own(logits, labels)).sub(notTheRival);
    }

    private static Tensor own(Tensor rows, Tensor classes) {
        return rows.gather(1, classes.unsqueeze(1)).squeeze(1);
    }

    private static Tensor without(Tensor logits, Tensor classes) {
        return logits.scatter(1, classes.unsqueeze(1), new Scalar(Double.NEGATIVE_INFINITY));
    }
}
