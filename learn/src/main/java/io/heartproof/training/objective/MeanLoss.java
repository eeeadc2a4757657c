package io.heartproof.training.objective;

import io.heartproof.loss.Loss;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;

/**
 * The plain objective: the mean of a loss over the step.
 *
 * @param loss cross entropy in the paper's CE training
 */
public record MeanLoss(Loss loss) implements Objective.Uncoupled {
    @Override
    public boolean takesSoftLabels() {
        return loss.takesSoftLabels();
    }

    @Override
    public double backward(DifferentiableClassifier classifier, TrainingBatch batch, CurrentEpoch current) {
        Tensor logits = classifier.logits(batch.values(), batch.mask());
        Tensor sum = loss.perRecording(logits, batch.truth()).sum();
        Tensor part = Tensors.scale(sum, 1.0 / batch.inStep());
        part.backward();
        return part.item_double();
    }

    /** The same on these recordings, whichever it is given: where an attack made them. */
    public Objective.Uncoupled on(TrainingBatch attacked) {
        return (classifier, batch, current) -> backward(classifier, attacked, current);
    }
}
