package io.heartproof.defence;

import io.heartproof.loss.CrossEntropy;
import io.heartproof.loss.JacobianPenalty;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.tensor.Tensors;
import io.heartproof.training.Objective;
import io.heartproof.training.TrainingBatch;
import org.bytedeco.pytorch.Tensor;

/**
 * Cross entropy with a penalty on the Jacobian of the logits.
 *
 * <pre>{@code
 * value = mean over n of CE(x_n) + beta sqrt(S) / (N K),   S = sum over n, k of ||d z_k / d x_n||_2^2
 * }</pre>
 *
 * The root spans the step, so its factor {@code beta / (2 N K sqrt(S))} is known only when all K squares are: the gradient
 * of S is summed class by class, with one graph of second order for each part of the step, and scaled at the end. Of P
 * projections S is {@code K/P} times the sum over P random unit vectors for each recording: unbiased for S, not for its
 * root. Sources: ICMLA 2020 (arXiv 2008.03609), Jacobian, beta = 44 at N = 64; Jakubovitz and Giryes 2018 (arXiv
 * 1803.08680); projections: Hoffman, Roberts and Yaida 2019 (arXiv 1908.02729). Immutable; tensors belong to the trainer's
 * scope.
 *
 * @param beta 0 or more
 * @param projections P; 0 for all classes, exactly
 */
public record JacobianTraining(double beta, int projections) implements Objective {
    public JacobianTraining {
        if (!(beta >= 0) || Double.isInfinite(beta) || projections < 0) {
            throw new IllegalArgumentException(
                    "expected beta and projections of 0 or more, got " + beta + " and " + projections);
        }
    }

    @Override
    public boolean takesSoftLabels() {
        return true;
    }

    @Override
    public Part begin(DifferentiableClassifier classifier, TrainingBatch batch, CurrentEpoch current) {
        Tensor values = batch.values().detach().set_requires_grad(true);
        Tensor logits = classifier.logits(values, batch.mask());
        Tensor sum = new CrossEntropy().perRecording(logits, batch.truth()).sum();
        Tensor crossEntropy = Tensors.scale(sum, 1.0 / batch.inStep());
        Directions directions = Directions.of(projections, logits, batch.seeds());
        Squares before = new Squares(classifier.parameters());
        for (Tensor direction : directions.allButLast()) {
            before.add(() -> JacobianPenalty.along(logits, direction, values));
        }
        Tensor last = JacobianPenalty.along(logits, directions.last(), values);
        double factor = beta / (batch.inStep() * logits.size(1));
        return new Measured(crossEntropy, before, last, directions.weight(), factor);
    }

    /**
     * The squares of a part of a step.
     *
     * @param before along all directions but the last
     * @param last along that one, which goes back together with the cross entropy, through the same graph
     * @param weight of the squares in S
     * @param factor beta / (N K)
     */
    private record Measured(Tensor crossEntropy, Squares before, Tensor last, double weight, double factor)
            implements Part {
        /** This part of S. */
        @Override
        public double[] numbers() {
            return new double[] {own()};
        }

        @Override
        public double backward(double[] sums) {
            double all = sums[0];
            double slope = all == 0 ? 0 : factor * weight / (2 * Math.sqrt(all));
            crossEntropy.add(Tensors.scale(last, slope)).backward();
            before.addGradient(slope);
            return crossEntropy.item_double() + (all == 0 ? 0 : factor * own() / Math.sqrt(all));
        }

        private double own() {
            return weight * (before.sum() + last.item_double());
        }
    }
}
