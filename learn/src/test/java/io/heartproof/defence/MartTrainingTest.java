package io.heartproof.defence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.attack.white.Pgd;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.model.TorchClassifier;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import io.heartproof.training.objective.Objective.CurrentEpoch;
import io.heartproof.training.objective.TrainingBatch;
import java.util.OptionalInt;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoTensorLeft.class)
class MartTrainingTest {
    private static final TrainingAttack ATTACK = new TrainingAttack(0.1, 10, 0.25, Pgd.Start.NEARBY);
    private static final MartTraining OBJECTIVE =
            new MartTraining(ATTACK, 5, new Ramp(OptionalInt.of(0), Ramp.Growth.AT_ONCE));

    /** Of three classes: one that is wrong under attack, one that is right. */
    @Test
    void isTheEquationOfThePaper() {
        try (Scope scope = Scope.open()) {
            Tensor clean = logarithms(.5, .25, .25, .1, .1, .8);
            Tensor attacked = logarithms(.2, .7, .1, .3, .2, .5);
            double wrong = -Math.log(.2) - Math.log(1 - .7);
            double right = -Math.log(.5) - Math.log(1 - .3);
            double divergenceOfWrong = .5 * Math.log(.5 / .2) + .25 * Math.log(.25 / .7) + .25 * Math.log(.25 / .1);
            double divergenceOfRight = .1 * Math.log(.1 / .3) + .1 * Math.log(.1 / .2) + .8 * Math.log(.8 / .5);
            Tensor labels = Tensors.of(new int[] {0, 2}, Device.CPU);

            assertThat(Tensors.toFloats(OBJECTIVE.perRecording(clean, attacked, labels)))
                    .containsExactly(
                            new float[] {
                                (float) (wrong + 5 * divergenceOfWrong * (1 - .5)),
                                (float) (right + 5 * divergenceOfRight * (1 - .8))
                            },
                            within(1e-5f));
        }
    }

    /** Where a rival's probability is 1 in single precision: 50 ahead, log(1 - p) is -50. */
    @Test
    void staysFiniteWhereTheRivalIsCertain() {
        try (Scope scope = Scope.open()) {
            Tensor logits = Tensors.of(new float[] {0, 50}, Device.CPU, 1, 2).set_requires_grad(true);
            Tensor value = OBJECTIVE.perRecording(logits, logits, Tensors.of(new int[] {0}, Device.CPU));
            value.sum().backward();
            assertThat(Tensors.toFloats(value)).containsExactly(new float[] {100}, within(1e-3f));
            assertThat(Tensors.toFloats(logits.grad())).doesNotContain(Float.NaN);
        }
    }

    @Test
    void attacksWithTheCrossEntropyAndIsPlainWhileItWarmsUp() {
        try (TorchClassifier classifier = SmallWorld.knowing();
                Scope scope = Scope.open()) {
            TrainingBatch given = SmallWorld.trainingBatch(classifier, 6);
            Tensor attacked = ATTACK.attacked(1, new CrossEntropy(), classifier, TrainingAttack.victims(given));
            Tensor clean = classifier.logits(given.values(), given.mask());
            double expected = OBJECTIVE
                    .perRecording(clean, classifier.logits(attacked, given.mask()), given.labels())
                    .mean()
                    .item_double();
            double plain = new CrossEntropy()
                    .perRecording(clean, given.labels())
                    .mean()
                    .item_double();

            assertThat(OBJECTIVE.backward(classifier, given, new CurrentEpoch(0, 5)))
                    .isEqualTo(expected, within(1e-3 * expected));
            assertThat(new MartTraining(ATTACK, 5, Ramp.PUBLISHED).backward(classifier, given, new CurrentEpoch(0, 70)))
                    .isEqualTo(plain, within(1e-9));
            classifier.parameters().clearGradients();
        }
    }

    private static Tensor logarithms(double... probabilities) {
        float[] values = new float[probabilities.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.log(probabilities[i]);
        }
        return Tensors.of(values, Device.CPU, values.length / 3, 3);
    }
}
