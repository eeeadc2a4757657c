package io.heartproof.defence;

import io.heartproof.loss.CrossEntropy;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.training.objective.Objective;
import io.heartproof.training.objective.TrainingBatch;
import org.bytedeco.pytorch.Tensor;

/**
 * Training on nothing but attacked recordings.
 *
 * <pre>{@code
 * value = mean over n of CE(x_n + d_n),   d_n = PGD in Linf on the cross entropy
 * }</pre>
 *
 * Sources: Madry et al. 2018 (arXiv 1706.06083, equation 2.1), seven iterations of a quarter of epsilon from a random start;
 * one iteration of 1.25 epsilon is the training of Wong, Rice and Kolter 2020 (arXiv 2001.03994, algorithm 3), after which
 * {@link NFgsmTraining} came. The ramp is ours: both begin at full strength, which is {@code warmUpEpochs} 0 and growth at
 * once; while it warms up the training is plain. Immutable; tensors belong to the trainer's scope.
 */
public record MadryTraining(TrainingAttack attack, Ramp ramp) implements AttackFirst {
    @Override
    public boolean takesSoftLabels() {
        return true;
    }

    @Override
    public Objective attacked(double strength, DifferentiableClassifier classifier, TrainingBatch batch) {
        Tensor attacked = attack.attacked(strength, new CrossEntropy(), classifier, TrainingAttack.victims(batch));
        return PLAIN.on(batch.with(attacked));
    }
}
