package io.heartproof.defence;

import io.heartproof.loss.CrossEntropy;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.training.objective.MeanLoss;
import io.heartproof.training.objective.Objective;
import io.heartproof.training.objective.TrainingBatch;

/**
 * Attacks all recordings of a step, then learns from what came of it; plain cross entropy while the ramp warms up.
 * Implementations are immutable.
 */
interface AttackFirst extends Objective.Uncoupled, AttackingObjective {
    /** What it is while the ramp warms up. */
    MeanLoss PLAIN = new MeanLoss(new CrossEntropy());

    /**
     * Attacks the recordings of a step, now.
     *
     * @param strength of the ramp, above 0 and at most 1
     * @return what is learnt from the attacked recordings, whatever batch it is given
     */
    Objective attacked(double strength, DifferentiableClassifier classifier, TrainingBatch batch);

    @Override
    default double backward(DifferentiableClassifier classifier, TrainingBatch batch, CurrentEpoch current) {
        return settled(classifier, batch, current).backward(classifier, batch, current);
    }

    @Override
    default Objective settled(DifferentiableClassifier classifier, TrainingBatch batch, CurrentEpoch current) {
        double strength = ramp().strength(current);
        return strength == 0 ? PLAIN : attacked(strength, classifier, batch);
    }
}
