package io.heartproof.training;

import io.heartproof.classifier.Classifiers;

/**
 * Those who compute the steps of a training. The members share the recordings of a step; each has the same weights. Values and
 * gradients are summed in the order of the members, so the result depends on their number and on nothing else. Belongs to the
 * thread that made it; closed before the classifier that is trained.
 */
public interface Team extends AutoCloseable {
    /**
     * Adds the gradient of the step to the gradients of the classifier that is trained.
     *
     * @return the value of the objective
     */
    double backward(Objective objective, TrainingStep step);

    /** The members' classifiers, which answer with the weights of the one that is trained. */
    Classifiers classifiers();

    @Override
    void close();
}
