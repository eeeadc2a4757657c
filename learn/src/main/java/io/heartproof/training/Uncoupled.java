package io.heartproof.training;

import io.heartproof.model.DifferentiableClassifier;

/**
 * An objective that is a sum over recordings, none of which knows of another: but for the number of recordings in the step, by
 * which it may divide, a part needs nothing of the others.
 */
@FunctionalInterface
public interface Uncoupled extends Objective {
    @Override
    double backward(DifferentiableClassifier classifier, TrainingBatch batch, Moment moment);

    @Override
    default Part begin(DifferentiableClassifier classifier, TrainingBatch batch, Moment moment) {
        return new Part() {
            @Override
            public double[] numbers() {
                return new double[0];
            }

            @Override
            public double backward(double[] nothing) {
                return Uncoupled.this.backward(classifier, batch, moment);
            }
        };
    }
}
