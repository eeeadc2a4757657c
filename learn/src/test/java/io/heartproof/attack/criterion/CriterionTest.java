package io.heartproof.attack.criterion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.Budget;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Victims;
import io.heartproof.attack.white.Pgd;
import io.heartproof.label.ClassSet;
import io.heartproof.label.Task;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.loss.Dlr;
import io.heartproof.loss.LogitMargin;
import io.heartproof.loss.Loss;
import io.heartproof.loss.TargetedDlr;
import io.heartproof.model.TorchClassifier;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoTensorLeft.class)
class CriterionTest {
    private static final float[] SECOND = {1, 3, 2};

    /** Thresholds of 0.5, 0.5 and 0.8 are logits of 0, 0 and log 4. */
    private static final Task.AnyOf TASK = new Task.AnyOf(List.of(0.5, 0.5, 0.8));

    private static final ClassSet FIRST_AND_LAST = ClassSet.of(0, 2);
    private static final double LOG_4 = Math.log(4);

    @Test
    void anAnswerDiffersFromEveryOtherLabel() {
        Criterion differs = Criterion.ANSWER_DIFFERS;
        assertThat(differs.isBroken(SECOND, ClassSet.of(1))).isFalse();
        assertThat(differs.isBroken(SECOND, ClassSet.of(2))).isTrue();
        assertThat(differs.margin(SECOND, ClassSet.of(1))).isEqualTo(-1);
        assertThat(differs.margin(SECOND, ClassSet.of(0))).isEqualTo(2);
        assertThat(differs.rivals(SECOND, ClassSet.of(1))).containsExactly(2, 0);
    }

    @Test
    void aTargetIsReachedByItsOwnClassWhateverTheLabel() {
        assertThat(Criterion.reaches(1).isBroken(SECOND, ClassSet.of(0))).isTrue();
        assertThat(Criterion.reaches(1).isBroken(SECOND, ClassSet.of(1))).isTrue();
        assertThat(Criterion.reaches(2).isBroken(SECOND, ClassSet.of(0))).isFalse();
        assertThat(Criterion.reaches(2).margin(SECOND, ClassSet.of(1))).isEqualTo(-1);
        assertThat(Criterion.reaches(1).margin(SECOND, ClassSet.of(0))).isEqualTo(1);
        assertThat(Criterion.reaches(2).rivals(SECOND, ClassSet.of(0)))
                .as("what the target has to overtake")
                .containsExactly(1, 0);
    }

    /** Logits of 1, 2 and 1: the first two classes are answered, the last, below its threshold by 0.39, is missed. */
    @Test
    void aClassFlipsWhereItsAnswerDiffersFromTheTruth() {
        float[] logits = {1, 2, 1};
        assertThat(Criterion.anyFlips(TASK).isBroken(logits, ClassSet.of(0, 1))).isFalse();
        assertThat(Criterion.anyFlips(TASK).isBroken(logits, FIRST_AND_LAST)).isTrue();
        assertThat(Criterion.flips(TASK, 0).isBroken(logits, FIRST_AND_LAST)).isFalse();
        assertThat(Criterion.flips(TASK, 1).isBroken(logits, FIRST_AND_LAST)).isTrue();
        assertThat(Criterion.flips(TASK, 2).isBroken(logits, FIRST_AND_LAST)).isTrue();
        // beyond their thresholds: -1 (it has the class), 2 (it lacks it), log 4 - 1 (it has it)
        assertThat(Criterion.flips(TASK, 0).margin(logits, FIRST_AND_LAST)).isEqualTo(-1);
        assertThat(Criterion.flips(TASK, 2).margin(logits, FIRST_AND_LAST)).isCloseTo((float) LOG_4 - 1, within(1e-6f));
        assertThat(Criterion.anyFlips(TASK).margin(logits, FIRST_AND_LAST)).isEqualTo(2);
        assertThat(Criterion.anyFlips(TASK).rivals(logits, FIRST_AND_LAST))
                .as("behind the place of no flip")
                .containsExactly(2, 3, 1);
    }

    @Test
    void lossesOfOneClassServeSeveral() {
        try (Scope scope = Scope.open()) {
            Tensor logits = Tensors.of(new float[] {1, 2, 1}, Device.CPU, 1, 3);
            Tensor labels = Tensors.of(new int[] {1, 0, 1}, Device.CPU).view(1, 3);
            double third = LOG_4 - 1;
            double sum = 1 + Math.exp(-1) + Math.exp(2) + Math.exp(third);
            assertThat(raised(Criterion.anyFlips(TASK), new CrossEntropy(), logits, labels))
                    .isCloseTo(Math.log(sum), within(1e-5));
            assertThat(raised(Criterion.flips(TASK, 2), new CrossEntropy(), logits, labels))
                    .isCloseTo(Math.log(1 + Math.exp(third)), within(1e-5));
            assertThat(raised(Criterion.anyFlips(TASK), new LogitMargin(), logits, labels))
                    .isCloseTo(2, within(1e-6));
            // 0, -1, 2, 0.39 in falling order: 2, 0.39, 0, -1
            assertThat(raised(Criterion.anyFlips(TASK), new Dlr(), logits, labels))
                    .isCloseTo(1, within(1e-5));
            Loss towardsThird = new TargetedDlr(Tensors.of(new int[] {3}, Device.CPU));
            assertThat(raised(Criterion.anyFlips(TASK), towardsThird, logits, labels))
                    .isCloseTo(third / 2.5, within(1e-5));
        }
    }

    /** -log p of the target, lowered: log p. Its ratio: how far it lies above its rival, the label. */
    @Test
    void aTargetTakesThePartOfTheLabelInEveryLoss() {
        try (Scope scope = Scope.open()) {
            Tensor logits = Tensors.of(new float[] {3, 1, 0, -1}, Device.CPU, 1, 4);
            Tensor labels = Tensors.of(new int[] {0}, Device.CPU);
            double sum = Math.exp(3) + Math.exp(1) + 1 + Math.exp(-1);
            assertThat(raised(Criterion.reaches(1), new CrossEntropy(), logits, labels))
                    .isCloseTo(1 - Math.log(sum), within(1e-5));
            Loss fromTheFirst = new TargetedDlr(Tensors.of(new int[] {0}, Device.CPU));
            assertThat(raised(Criterion.reaches(1), fromTheFirst, logits, labels))
                    .isCloseTo(-2 / 3.5, within(1e-5));
        }
    }

    private static double raised(Criterion criterion, Loss loss, Tensor logits, Tensor labels) {
        return criterion.raised(loss).at(0).perRecording(logits, labels).item_double();
    }

    @Test
    void refusesWhatIsNoQuestion() {
        assertThatThrownBy(() -> Criterion.ANSWER_DIFFERS.isBroken(SECOND, FIRST_AND_LAST))
                .hasMessageContaining("expected a recording of one class, got one of [0, 2]");
        assertThatThrownBy(() -> Criterion.flips(TASK, 3)).hasMessageContaining("one of 3 classes, got 3");
        Task.AnyOf never = new Task.AnyOf(List.of(0.5, 1.0));
        assertThatThrownBy(() -> Criterion.anyFlips(never)).hasMessageContaining("below 1, got 1 for class 1");
        try (Scope scope = Scope.open()) {
            Tensor logits = Tensors.of(SECOND, Device.CPU, 1, 3);
            Tensor one = Tensors.of(new int[] {1}, Device.CPU);
            assertThatThrownBy(() -> raised(Criterion.anyFlips(TASK), new CrossEntropy(), logits, one))
                    .hasMessageContaining("got [1, 3] and [1]");
        }
    }

    /**
     * Offsets of 0.7: with 0.5 "up" can become "apart" but not "down", for which both groups of leads would have to fall below 0.
     */
    @Test
    void anAttackTowardsAClassBreaksThoseThatReachIt() {
        try (TorchClassifier classifier = SmallWorld.knowing();
                Scope scope = Scope.open()) {
            Victims victims = Victims.of(SmallWorld.batch(SmallWorld.recordings(3, 3)), Device.CPU, 1, 2, 3);
            NoiseSpace space = NoiseSpace.of(Budget.relative(Norm.LINF, 0.5), victims, classifier.contract());
            Pgd pgd = Pgd.of(0.125, 8, new CrossEntropy());

            AttackOutcome towardsApart = pgd.attack(classifier, space.wanting(Criterion.reaches(2)));
            assertThat(towardsApart.broken()).containsExactly(true, true, true);
            assertThat(towardsApart.predictions()).containsOnly(2);
            assertThat(towardsApart.passes().backward()[2])
                    .as("it is there without noise, and is asked about once with the others")
                    .isOne();

            assertThat(pgd.attack(classifier, space.wanting(Criterion.reaches(1)))
                            .broken())
                    .containsExactly(false, true, false);
        }
    }
}
