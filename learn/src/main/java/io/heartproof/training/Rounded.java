package io.heartproof.training;

import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.tensor.Precision;

/** An objective whose networks compute in a precision of choice. */
record Rounded(Objective objective, Precision precision) implements Objective {
    @Override
    public double backward(DifferentiableClassifier classifier, TrainingBatch batch, Moment moment) {
        try (Precision.Open open = precision.open()) {
            return objective.backward(classifier, batch, moment);
        }
    }

    @Override
    public boolean divisible() {
        return objective.divisible();
    }
}
