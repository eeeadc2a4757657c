package io.heartproof.defence;

import io.heartproof.loss.MarginPenalty;
import io.heartproof.loss.NsrPenalty;
import io.heartproof.loss.SquaredError;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.tensor.Tensors;
import io.heartproof.training.objective.MeanLoss;
import io.heartproof.training.objective.Objective;
import io.heartproof.training.objective.TrainingBatch;
import org.bytedeco.pytorch.Tensor;

/**
 * Squared error to the one-hot label with a margin and a penalty on the noise-to-signal ratio of what the classifier gets
 * right.
 *
 * <pre>{@code
 * value = mean over n of ||z_n - onehot(y_n)||_2^2 + strength (beta1 margin + beta2 nsr)
 * margin = mean of the terms of MarginPenalty over the correct recordings (0 if there is none)
 * nsr    = mean of NsrPenalty over the correct recordings (0 if there is none)
 * }</pre>
 *
 * While the ramp warms up there is the first term only; published is a strength of 1 from then on. All three are means, so a
 * step of the same recordings twice over has the same value. Source: ICMLA 2020 (arXiv 2008.03609), NSR, beta1 = beta2 = 1.
 * Both means couple the step through their counts. Immutable; tensors belong to the trainer's scope.
 *
 * @param beta1 weight of the margin, 0 or more
 * @param beta2 weight of the ratio, 0 or more
 * @param penalty the ratio
 */
public record NsrTraining(double beta1, double beta2, NsrPenalty penalty, Ramp ramp) implements Objective {
    /** With the published ratio. */
    public NsrTraining(double beta1, double beta2, Ramp ramp) {
        this(beta1, beta2, NsrPenalty.PUBLISHED, ramp);
    }

    public NsrTraining {
        if (!(beta1 >= 0 && beta2 >= 0) || Double.isInfinite(beta1 + beta2)) {
            throw new IllegalArgumentException("expected weights of 0 or more, got " + beta1 + " and " + beta2);
        }
    }

    @Override
    public int warmUpEpochs(int epochs) {
        return ramp.warmUp(epochs);
    }

    @Override
    public Part begin(DifferentiableClassifier classifier, TrainingBatch batch, CurrentEpoch current) {
        return ramp.isOver(current)
                ? Penalised.of(at(ramp.strength(current)), classifier, batch)
                : new MeanLoss(new SquaredError()).begin(classifier, batch, current);
    }

    private NsrTraining at(double strength) {
        return new NsrTraining(strength * beta1, strength * beta2, penalty, ramp);
    }

    /**
     * The squared error and both penalties on a part of a step.
     *
     * @param values that can be differentiated
     * @param logits (N, K), a function of {@code values}
     * @param correct indices of the recordings that are right
     * @param margin of those
     */
    @SuppressWarnings("ArrayRecordComponent") // carries arrays, is never compared
    private record Penalised(
            NsrTraining training,
            TrainingBatch batch,
            Tensor values,
            Tensor logits,
            int[] correct,
            MarginPenalty margin)
            implements Part {
        static Penalised of(NsrTraining training, DifferentiableClassifier classifier, TrainingBatch batch) {
            Tensor values = batch.values().detach().set_requires_grad(true);
            Tensor logits = classifier.logits(values, batch.mask());
            int[] correct = Correct.of(logits, batch.labels());
            Tensor labels = Tensors.rows(batch.labels(), correct);
            MarginPenalty margin = MarginPenalty.of(Tensors.rows(logits, correct), labels);
            return new Penalised(training, batch, values, logits, correct, margin);
        }

        /** Terms of the margin, and recordings that are right. */
        @Override
        public double[] numbers() {
            return new double[] {margin.count(), correct.length};
        }

        @Override
        public double backward(double[] sums) {
            Tensor errors =
                    new SquaredError().perRecording(logits, batch.labels()).sum();
            Tensor part = Tensors.scale(errors, 1.0 / batch.inStep()).add(penalties(sums[0], sums[1]));
            part.backward();
            return part.item_double();
        }

        private Tensor penalties(double terms, double recordings) {
            Tensor both = Tensors.scale(margin.sum(), terms == 0 ? 0 : training.beta1 / terms);
            if (training.beta2 == 0 || correct.length == 0) {
                return both;
            }
            Tensor ratios = training.penalty.perRecording(logits, batch.labels(), values);
            return both.add(Tensors.scale(Tensors.rows(ratios, correct).sum(), training.beta2 / recordings));
        }
    }
}
