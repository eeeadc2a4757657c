package io.heartproof.defence;

import io.heartproof.loss.MarginPenalty;
import io.heartproof.loss.NsrPenalty;
import io.heartproof.loss.SquaredError;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.tensor.Tensors;
import io.heartproof.training.Objective;
import io.heartproof.training.TrainingBatch;
import org.bytedeco.pytorch.Tensor;

/**
 * Squared error to the one-hot label with a margin and a penalty on the noise-to-signal ratio of what the classifier gets
 * right.
 *
 * <pre>{@code
 * value = mean over n of ||z_n - onehot(y_n)||_2^2 + beta1 margin + beta2 nsr
 * margin = mean of the terms of MarginPenalty over the correct recordings (0 if there is none)
 * nsr    = mean of NsrPenalty over the correct recordings (0 if there is none)
 * }</pre>
 *
 * While the schedule warms up there is the first term only. Source: ICMLA 2020 (arXiv 2008.03609), NSR, beta1 = beta2 = 1.
 * Both means couple the batch through their counts. Immutable; tensors belong to the trainer's scope.
 *
 * @param beta1 weight of the margin, 0 or more
 * @param beta2 weight of the ratio, 0 or more
 */
public record NsrTraining(double beta1, double beta2, Schedule schedule) implements Objective {
    public NsrTraining {
        if (!(beta1 >= 0 && beta2 >= 0) || Double.isInfinite(beta1 + beta2)) {
            throw new IllegalArgumentException("expected weights of 0 or more, got " + beta1 + " and " + beta2);
        }
    }

    @Override
    public double backward(DifferentiableClassifier classifier, TrainingBatch batch, Moment moment) {
        boolean penalised = schedule.isOver(moment);
        Tensor values = penalised ? batch.values().detach().set_requires_grad(true) : batch.values();
        Tensor logits = classifier.logits(values, batch.mask());
        Tensor errors = new SquaredError().perRecording(logits, batch.labels()).sum();
        Tensor part = Tensors.scale(errors, 1.0 / batch.whole().size());
        if (penalised) {
            part = part.add(penalties(logits, batch, values));
        }
        part.backward();
        return part.item_double();
    }

    @Override
    public boolean divisible() {
        return true;
    }

    /** This share's part of both penalties. */
    private Tensor penalties(Tensor logits, TrainingBatch batch, Tensor values) {
        int[] correct = Correct.of(logits, batch.labels());
        Tensor labels = Tensors.rows(batch.labels(), correct);
        MarginPenalty margin = MarginPenalty.of(Tensors.rows(logits, correct), labels);
        double terms = batch.whole().sum(margin.count());
        double recordings = batch.whole().sum(correct.length);
        Tensor both = Tensors.scale(margin.sum(), terms == 0 ? 0 : beta1 / terms);
        if (beta2 == 0 || correct.length == 0) {
            return both;
        }
        Tensor ratios = NsrPenalty.perRecording(logits, batch.labels(), values);
        return both.add(Tensors.scale(Tensors.rows(ratios, correct).sum(), beta2 / recordings));
    }
}
