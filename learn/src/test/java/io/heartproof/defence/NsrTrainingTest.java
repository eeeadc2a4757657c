package io.heartproof.defence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.loss.MarginPenalty;
import io.heartproof.loss.NsrPenalty;
import io.heartproof.loss.SquaredError;
import io.heartproof.model.TorchClassifier;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import io.heartproof.training.objective.Objective.CurrentEpoch;
import io.heartproof.training.objective.TrainingBatch;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoTensorLeft.class)
class NsrTrainingTest {
    private static final CurrentEpoch LAST = new CurrentEpoch(69, 70);

    private final TorchClassifier classifier = SmallWorld.knowing();

    @AfterEach
    void free() {
        classifier.parameters().clearGradients();
        classifier.close();
    }

    @Test
    void addsBothPenaltiesOfTheCorrectRecordingsToTheError() {
        try (Scope scope = Scope.open()) {
            TrainingBatch given = withTwoWrongLabels();
            Tensor values = given.values().detach().set_requires_grad(true);
            Tensor logits = classifier.logits(values, given.mask());
            int[] correct = Correct.of(logits, given.labels());
            assertThat(correct).containsExactly(0, 1, 2, 3, 4, 5);
            double error = new SquaredError()
                    .perRecording(logits, given.labels())
                    .mean()
                    .item_double();
            MarginPenalty margin =
                    MarginPenalty.of(Tensors.rows(logits, correct), Tensors.rows(given.labels(), correct));
            assertThat(margin.count()).isPositive();
            double margins = margin.sum().item_double() / margin.count();
            double nsr = Tensors.rows(NsrPenalty.PUBLISHED.perRecording(logits, given.labels(), values), correct)
                    .mean()
                    .item_double();
            assertThat(nsr).isPositive();

            double value = new NsrTraining(0.5, 0.7, Ramp.PUBLISHED).backward(classifier, given, LAST);

            assertThat(value).isEqualTo(error + 0.5 * margins + 0.7 * nsr, within(1e-4 * value));
        }
    }

    @Test
    void isTheErrorAloneBeforeTheTenthEpochOfSeventy() {
        try (Scope scope = Scope.open()) {
            TrainingBatch given = SmallWorld.trainingBatch(classifier, 6);
            Tensor logits = classifier.logits(given.values(), given.mask());
            double error = new SquaredError()
                    .perRecording(logits, given.labels())
                    .mean()
                    .item_double();
            NsrTraining objective = new NsrTraining(1, 1, Ramp.PUBLISHED);

            assertThat(objective.backward(classifier, given, new CurrentEpoch(9, 70)))
                    .isEqualTo(error, within(1e-5));
            assertThat(objective.backward(classifier, given, new CurrentEpoch(10, 70)))
                    .isGreaterThan(error + 0.01);
        }
    }

    @Test
    void aBatchWithoutACorrectRecordingHasTheErrorAlone() {
        try (Scope scope = Scope.open()) {
            TrainingBatch right = SmallWorld.trainingBatch(classifier, 6);
            Tensor logits = classifier.logits(right.values(), right.mask());
            Tensor worst = logits.argmin(new org.bytedeco.pytorch.LongOptional(1), false);
            TrainingBatch given = new TrainingBatch(right.values(), right.mask(), worst, 5);
            double error = new SquaredError().perRecording(logits, worst).mean().item_double();

            double value = new NsrTraining(1, 1, Ramp.PUBLISHED).backward(classifier, given, LAST);

            assertThat(value).isEqualTo(error, within(1e-4 * error));
        }
    }

    @Test
    void doesNotDependOnHowManyRecordingsThereAre() {
        try (Scope scope = Scope.open()) {
            Twice.assertChangesNothing(new NsrTraining(0.5, 0.7, Ramp.PUBLISHED), classifier, LAST);
        }
    }

    /** Epoch 39 of 70 is half of the way from 10 to 70. */
    @Test
    void itsPenaltiesGrowByEpochsWhereTheyAreAskedTo() {
        try (Scope scope = Scope.open()) {
            TrainingBatch given = SmallWorld.trainingBatch(classifier, 6);
            double half = new NsrTraining(0.25, 0.35, Ramp.PUBLISHED).backward(classifier, given, LAST);

            double value =
                    new NsrTraining(0.5, 0.7, Ramp.PUBLISHED).backward(classifier, given, new CurrentEpoch(39, 70));

            assertThat(value).isEqualTo(half, within(1e-9 * half));
        }
    }

    private TrainingBatch withTwoWrongLabels() {
        TrainingBatch right = SmallWorld.trainingBatch(classifier, 8);
        int[] labels = Tensors.toInts(right.labels());
        labels[6] = (labels[6] + 1) % 3;
        labels[7] = (labels[7] + 1) % 3;
        return new TrainingBatch(right.values(), right.mask(), Tensors.of(labels, classifier.device()), 5);
    }
}
