package io.heartproof.extending;

import io.heartproof.attack.Budget;
import io.heartproof.defence.OwnDefence;
import io.heartproof.defence.Ramp;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.tensor.Tensors;
import io.heartproof.training.objective.Objective;
import io.heartproof.training.objective.TrainingBatch;
import java.util.OptionalDouble;
import org.bytedeco.pytorch.Tensor;

/** A defence of one's own, as {@code docs/extending.md} shows it: cross entropy on recordings of a share of their amplitude. */
public record HalvedTraining(double share) implements Objective.Uncoupled {
    /** What {@code --defence} names: {@code halved}, or with the share {@code halved:0.25}. */
    public static final class Named implements OwnDefence {
        @Override
        public String name() {
            return "halved";
        }

        @Override
        public Objective objective(OptionalDouble share, Budget.Unit unit, Ramp ramp) {
            return new HalvedTraining(share.orElse(0.5));
        }
    }

    @Override
    public double backward(DifferentiableClassifier classifier, TrainingBatch batch, CurrentEpoch current) {
        Tensor logits = classifier.logits(Tensors.scale(batch.values(), share), batch.mask());
        Tensor sum = new CrossEntropy().perRecording(logits, batch.labels()).sum();
        Tensor part = Tensors.scale(sum, 1.0 / batch.inStep());
        part.backward();
        return part.item_double();
    }
}
