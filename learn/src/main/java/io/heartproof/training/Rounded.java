package io.heartproof.training;

import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.tensor.Precision;
import io.heartproof.training.objective.Objective;
import io.heartproof.training.objective.TrainingBatch;

/** An objective whose networks compute in a precision of choice. */
record Rounded(Objective objective, Precision precision) implements Objective {
    @Override
    public Part begin(DifferentiableClassifier classifier, TrainingBatch batch, CurrentEpoch current) {
        try (Precision.Open open = precision.open()) {
            return new RoundedPart(objective.begin(classifier, batch, current), precision);
        }
    }

    @Override
    public Objective settled(DifferentiableClassifier classifier, TrainingBatch batch, CurrentEpoch current) {
        try (Precision.Open open = precision.open()) {
            return new Rounded(objective.settled(classifier, batch, current), precision);
        }
    }

    @Override
    public double weightPerturbation(CurrentEpoch current) {
        return objective.weightPerturbation(current);
    }

    @Override
    public boolean attacks() {
        return objective.attacks();
    }

    @Override
    public boolean takesSoftLabels() {
        return objective.takesSoftLabels();
    }

    private record RoundedPart(Part part, Precision precision) implements Part {
        @Override
        public double[] numbers() {
            return part.numbers();
        }

        @Override
        public double backward(double[] sums) {
            try (Precision.Open open = precision.open()) {
                return part.backward(sums);
            }
        }
    }
}
