package io.heartproof.defence;

import io.heartproof.attack.Budget;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Pgd;
import io.heartproof.attack.Victims;
import io.heartproof.classifier.Logits;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.loss.SoftLogitMargin;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.seed.Seeds;
import io.heartproof.tensor.Tensors;
import io.heartproof.training.Objective;
import io.heartproof.training.TrainingBatch;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;

/**
 * Training on clean recordings and on attacked ones, half and half; only recordings that the classifier gets right are
 * attacked.
 *
 * <pre>{@code
 * value   = 1/2 (mean over n of CE(x_n)) + 1/2 (sum over correct n of CE(x_n + d_n)) / N
 * d_n     = PGD in Linf with budget e: random start, all iterations run, step 4 e / iterations, soft logit margin
 * e       = epsilon (epoch - W + 1) / (E - W) from epoch W on; before it there is no second term
 * W       = round(E / 7) of E epochs
 * }</pre>
 *
 * Source: ICMLA 2020 (arXiv 2008.03609), {@code advls_eps}, with epsilon 0.005, 0.01, 0.05 or 0.1, 20 iterations, and W = 10
 * of E = 70. Immutable; tensors belong to the trainer's scope.
 *
 * @param epsilon the largest budget, as a share of each lead's peak, positive
 * @param iterations of the attack, at least 1
 */
public record AdversarialTraining(double epsilon, int iterations) implements Objective {
    /** Iterations of the published attack. */
    public static final int PUBLISHED_ITERATIONS = 20;

    private static final double HALF = 0.5;
    private static final double PATH_IN_EPSILONS = 4;
    private static final double EPOCHS_PER_WARM_UP_EPOCH = 7;

    public AdversarialTraining {
        if (!(epsilon > 0) || Double.isInfinite(epsilon) || iterations < 1) {
            throw new IllegalArgumentException(
                    "expected a positive epsilon and iterations >= 1, got " + epsilon + " and " + iterations);
        }
    }

    @Override
    public double backward(DifferentiableClassifier classifier, TrainingBatch batch, Moment moment) {
        Tensor logits = classifier.logits(batch.values(), batch.mask());
        int[] correct = correct(logits, batch.labels());
        Tensor clean = new CrossEntropy().perRecording(logits, batch.labels()).mean();
        Tensor half = Tensors.scale(clean, HALF);
        half.backward();
        double budget = epsilon(moment);
        return half.item_double()
                + (budget == 0 || correct.length == 0 ? 0 : attacked(classifier, batch, correct, budget));
    }

    /** No recording of the batch knows of another: the second sum is divided by N whatever is correct. */
    @Override
    public boolean additive() {
        return true;
    }

    /** The budget at a moment of the training, 0 while it warms up. */
    double epsilon(Moment moment) {
        long warmUp = Math.round(moment.epochs() / EPOCHS_PER_WARM_UP_EPOCH);
        return epsilon * Math.max(0, moment.epoch() - warmUp + 1) / (moment.epochs() - warmUp);
    }

    /** The attack with that budget. */
    Pgd attack(double budget) {
        double stepSize = PATH_IN_EPSILONS * budget / iterations;
        return Pgd.of(Budget.relative(Norm.LINF, budget), stepSize, iterations, new SoftLogitMargin())
                .until(Pgd.Stop.AT_END);
    }

    private double attacked(DifferentiableClassifier classifier, TrainingBatch batch, int[] correct, double budget) {
        long[] seeds = LongStream.range(0, correct.length)
                .map(i -> Seeds.derive(batch.seed(), i))
                .toArray();
        Victims victims = new Victims(
                Tensors.rows(batch.values(), correct),
                Tensors.rows(batch.mask(), correct),
                Tensors.rows(batch.labels(), correct),
                seeds);
        Tensor noise = attack(budget).attack(classifier, victims).noise();
        Tensor logits = classifier.logits(victims.values().add(noise), victims.mask());
        Tensor sum = new CrossEntropy().perRecording(logits, victims.labels()).sum();
        Tensor share = Tensors.scale(sum, HALF / batch.labels().size(0));
        share.backward();
        return share.item_double();
    }

    private static int[] correct(Tensor logits, Tensor labels) {
        int[] predictions = Logits.predictions(Tensors.toRows(logits));
        int[] truth = Tensors.toInts(labels);
        return IntStream.range(0, truth.length)
                .filter(n -> predictions[n] == truth[n])
                .toArray();
    }
}
