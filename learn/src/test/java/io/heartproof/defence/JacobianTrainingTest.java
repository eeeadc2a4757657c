package io.heartproof.defence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.loss.CrossEntropy;
import io.heartproof.loss.JacobianPenalty;
import io.heartproof.model.TorchClassifier;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import io.heartproof.training.objective.Objective.CurrentEpoch;
import io.heartproof.training.objective.TrainingBatch;
import java.util.OptionalInt;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(NoTensorLeft.class)
class JacobianTrainingTest {
    private static final CurrentEpoch FIRST = new CurrentEpoch(0, 70);

    private final TorchClassifier classifier = SmallWorld.knowing();

    @AfterEach
    void free() {
        classifier.parameters().clearGradients();
        classifier.close();
    }

    @Test
    void addsTheRootOfTheSquaresOverRecordingsAndClasses() {
        try (Scope scope = Scope.open()) {
            TrainingBatch given = SmallWorld.trainingBatch(classifier, 4);
            Tensor values = given.values().detach().set_requires_grad(true);
            Tensor logits = classifier.logits(values, given.mask());
            double crossEntropy = new CrossEntropy()
                    .perRecording(logits, given.labels())
                    .mean()
                    .item_double();
            double squares = 0;
            for (Tensor direction : Directions.of(0, logits).all()) {
                squares += JacobianPenalty.along(logits, direction, values).item_double();
            }

            double value = new JacobianTraining(44, 0).backward(classifier, given, FIRST);

            assertThat(value).isEqualTo(crossEntropy + 44 * Math.sqrt(squares) / (4 * 3), within(1e-9 * value));
        }
    }

    /** 44 at 64 recordings is 44 / 8 times the root of the mean square: the same for a step of every recording twice. */
    @Test
    void perRecordingItDoesNotDependOnHowManyThereAre() {
        JacobianTraining objective = new JacobianTraining(
                44, 0, JacobianTraining.Scale.PER_RECORDING, new Ramp(OptionalInt.of(0), Ramp.Growth.AT_ONCE));
        try (Scope scope = Scope.open()) {
            Twice.assertChangesNothing(objective, classifier, FIRST);
            TrainingBatch given = SmallWorld.trainingBatch(classifier, 4);
            TrainingBatch sixteenfold = Twice.of(Twice.of(Twice.of(Twice.of(given))));
            double published = new JacobianTraining(44, 0).backward(classifier, sixteenfold, FIRST);

            double value = objective.backward(classifier, given, FIRST);

            assertThat(value).isEqualTo(published, within(1e-9 * value));
        }
    }

    @Test
    void growsByEpochsWhereItIsAskedTo() {
        Ramp linear = new Ramp(OptionalInt.of(0), Ramp.Growth.LINEAR);
        try (Scope scope = Scope.open()) {
            TrainingBatch given = SmallWorld.trainingBatch(classifier, 4);
            JacobianTraining growing = new JacobianTraining(44, 0, JacobianTraining.Scale.PUBLISHED, linear);
            double quarter = new JacobianTraining(11, 0).backward(classifier, given, FIRST);

            assertThat(growing.backward(classifier, given, new CurrentEpoch(0, 4)))
                    .isEqualTo(quarter, within(1e-9 * quarter));
        }
    }

    /**
     * The slope along a parameter's gradient, by a step to either side. The value is smooth, so that the error of such a
     * slope is in the order of the step squared, 1e-6; in double precision rounding adds 1e-16 / 1e-3.
     */
    @ParameterizedTest
    @CsvSource({"0, groups.weight", "1, groups.weight", "2, groups.weight", "0, answers.weight", "2, answers.weight"})
    void itsGradientIsTheSlopeOfItsValue(int projections, String name) {
        try (Scope scope = Scope.open()) {
            TrainingBatch given = SmallWorld.trainingBatch(classifier, 3);
            JacobianTraining objective = new JacobianTraining(44, projections);
            objective.backward(classifier, given, FIRST);
            Tensor weight = classifier.parameters().get(name);
            Tensor gradient = weight.grad().clone();
            double length = gradient.norm().item_double();
            double step = 1e-3 * weight.norm().item_double() / length;

            double up = valueAt(objective, given, weight, gradient, step);
            double down = valueAt(objective, given, weight, gradient, -2 * step);

            assertThat((up - down) / (2 * step)).isEqualTo(length * length, within(1e-5 * length * length));
        }
    }

    /**
     * With seeds 1 and 2. Where a Jacobian has rank one, the worst case, the square along a random one of three directions has a
     * standard deviation of sqrt(9/5 - 1) = 0.9 of its mean, the mean of 200 of 0.063.
     */
    @Test
    void projectionsHaveTheMeanOfTheSquares() {
        try (Scope scope = Scope.open()) {
            TrainingBatch given = SmallWorld.trainingBatch(classifier, 2);
            Tensor values = given.values().detach().set_requires_grad(true);
            Tensor logits = classifier.logits(values, given.mask());
            double exact = sum(Directions.of(0, logits), logits, values);

            double estimate = sum(Directions.of(200, logits, 1, 2), logits, values);

            assertThat(estimate).isEqualTo(exact, within(0.2 * exact));
        }
    }

    @Test
    void randomDirectionsHaveLengthOne() {
        try (Scope scope = Scope.open()) {
            Tensor logits = Tensors.of(new float[12], classifier.device(), 3, 4);
            for (Tensor direction : Directions.of(5, logits, 1, 2, 3).all()) {
                for (float[] row : Tensors.toRows(direction)) {
                    double square = 0;
                    for (float value : row) {
                        square += value * value;
                    }
                    assertThat(square).isEqualTo(1, within(1e-5));
                }
            }
        }
    }

    private static double sum(Directions directions, Tensor logits, Tensor values) {
        double sum = 0;
        for (Tensor direction : directions.all()) {
            sum += JacobianPenalty.along(logits, direction, values).item_double();
        }
        return directions.weight() * sum;
    }

    private double valueAt(
            JacobianTraining objective, TrainingBatch given, Tensor weight, Tensor gradient, double step) {
        try (NoGradGuard guard = new NoGradGuard()) {
            weight.add_(gradient, new Scalar(step));
        }
        return objective.backward(classifier, given, FIRST);
    }
}
