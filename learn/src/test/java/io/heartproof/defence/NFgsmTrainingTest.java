package io.heartproof.defence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.attack.Budget;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.loss.CrossEntropy;
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
class NFgsmTrainingTest {
    private static final double EPSILON = 0.02;
    private static final Budget BUDGET = Budget.relative(Norm.LINF, EPSILON);
    private static final NFgsmTraining OBJECTIVE = new NFgsmTraining(BUDGET, 2, 1, Ramp.PUBLISHED);

    private final TorchClassifier classifier = SmallWorld.knowing();

    @AfterEach
    void free() {
        classifier.parameters().clearGradients();
        classifier.close();
    }

    /** The amplitudes are at most 0.9, so that no sum leaves their range. */
    @Test
    void goesOneEpsilonFromNoiseOfUpToTwoAndNotBack() {
        try (Scope scope = Scope.open()) {
            TrainingBatch given = SmallWorld.trainingBatch(classifier, 3);
            NoiseSpace noise = NoiseSpace.of(
                    Budget.relative(Norm.LINF, 2 * EPSILON), TrainingAttack.victims(given), classifier.contract());
            float[] start = Tensors.toFloats(noise.uniform());
            float[] change =
                    Tensors.toFloats(OBJECTIVE.values(1, classifier, given).sub(given.values()));
            float[] signal = Tensors.toFloats(given.mask().expand_as(given.values()));

            int beyondTheBall = 0;
            for (int i = 0; i < change.length; i++) {
                double step = signal[i] == 0 ? 0 : EPSILON;
                assertThat((double) Math.abs(change[i] - start[i])).isEqualTo(step, within(1e-6));
                beyondTheBall += Math.abs(change[i]) > 1.01 * EPSILON ? 1 : 0;
            }
            assertThat(beyondTheBall).isPositive();
        }
    }

    @Test
    void isTheMeanCrossEntropyOfWhatItAttacked() {
        try (Scope scope = Scope.open()) {
            TrainingBatch given = SmallWorld.trainingBatch(classifier, 6);
            double expected = crossEntropy(OBJECTIVE.values(0.5, classifier, given), given);
            // The warm-up is 10 of 70 epochs; half of the other 60 are over after the 40th.
            double value = OBJECTIVE.backward(classifier, given, new CurrentEpoch(39, 70));
            assertThat(value).isEqualTo(expected, within(1e-9 * expected));
            assertThat(value).isGreaterThan(crossEntropy(given.values(), given));
        }
    }

    @Test
    void isPlainWhileItWarmsUp() {
        try (Scope scope = Scope.open()) {
            TrainingBatch given = SmallWorld.trainingBatch(classifier, 6);
            assertThat(OBJECTIVE.backward(classifier, given, new CurrentEpoch(0, 70)))
                    .isEqualTo(crossEntropy(given.values(), given), within(1e-9));
        }
    }

    private double crossEntropy(Tensor values, TrainingBatch batch) {
        Tensor logits = classifier.logits(values, batch.mask());
        return new CrossEntropy().perRecording(logits, batch.labels()).mean().item_double();
    }
}
