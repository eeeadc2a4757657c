package io.heartproof.defence;

import io.heartproof.loss.CrossEntropy;
import io.heartproof.loss.JacobianPenalty;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.tensor.Tensors;
import io.heartproof.training.objective.Objective;
import io.heartproof.training.objective.TrainingBatch;
import java.util.OptionalInt;
import org.bytedeco.pytorch.Tensor;

/**
 * Cross entropy with a penalty on the Jacobian of the logits.
 *
 * <pre>{@code
 * value = mean over n of CE(x_n) + strength beta scale,   S = sum over n, k of ||d z_k / d x_n||_2^2
 * scale = sqrt(S / N) / (8 K)   per recording
 *         sqrt(S) / (N K)       published
 * }</pre>
 *
 * Both are equal at N = 64, where the published beta belongs. A step of the same recordings twice over has the same first
 * scale, and the second divided by sqrt(2). The root spans the step, so its factor is known only when all K squares are: the
 * gradient of S is summed class by class, with one graph of second order for each part of the step, and scaled at the end. Of
 * P projections S is {@code K/P} times the sum over P random unit vectors for each recording: unbiased for S, not for its
 * root. Sources: ICMLA 2020 (arXiv 2008.03609), Jacobian, beta = 44 at N = 64; Jakubovitz and Giryes 2018 (arXiv
 * 1803.08680); projections: Hoffman, Roberts and Yaida 2019 (arXiv 1908.02729). Immutable; tensors belong to the trainer's
 * scope.
 *
 * @param beta 0 or more
 * @param projections P; 0 for all classes, exactly
 * @param scale what S is divided by
 * @param ramp of the strength; without a warm-up as published
 */
public record JacobianTraining(double beta, int projections, Scale scale, Ramp ramp) implements Objective {
    /** N at which the published weight was found. */
    private static final double PUBLISHED_BATCH = 64;

    /** As published: with its whole weight from the first epoch on. */
    public JacobianTraining(double beta, int projections) {
        this(beta, projections, Scale.PUBLISHED, new Ramp(OptionalInt.of(0), Ramp.Growth.AT_ONCE));
    }

    /** What becomes of the squares of a step. */
    public enum Scale {
        /** Their mean over the recordings, so that a weight means the same at every size of a step. */
        PER_RECORDING("perRecording") {
            @Override
            double divisor(long recordings) {
                return Math.sqrt(PUBLISHED_BATCH * recordings);
            }
        },
        /** As the published program has it. */
        PUBLISHED("published") {
            @Override
            double divisor(long recordings) {
                return recordings;
            }
        };

        private final String key;

        Scale(String key) {
            this.key = key;
        }

        /** What the root of the squares of so many recordings is divided by, but for the number of classes. */
        abstract double divisor(long recordings);

        /** The name in a configuration. */
        @Override
        public String toString() {
            return key;
        }
    }

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
        double factor = ramp.strength(current) * beta / (scale.divisor(batch.inStep()) * logits.size(1));
        return new Measured(crossEntropy, before, last, directions.weight(), factor);
    }

    /**
     * The squares of a part of a step.
     *
     * @param before along all directions but the last
     * @param last along that one, which goes back together with the cross entropy, through the same graph
     * @param weight of the squares in S
     * @param factor of the root of S
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
