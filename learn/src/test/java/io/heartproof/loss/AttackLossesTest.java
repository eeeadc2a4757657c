package io.heartproof.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The losses that only attacks raise, by hand. Where a loss is a ratio, m / s with m the margin and s the spread, its gradient is
 * {@code m' / s - m s' / s^2}.
 */
@ExtendWith(NoTensorLeft.class)
class AttackLossesTest {
    /** Four classes in no order; the largest are 4, 3, 1, 0. */
    private static final float[] LOGITS = {1, 4, 0, 3};

    /** y = 1: m = 3 - 4 = -1, s = 4 - 1 = 3; y = 2: m = 4 - 0 = 4, s = 3. */
    @Test
    void dividesTheMarginByTheSpreadOfTheThreeLargest() {
        assertThat(values(new Dlr(), 1)).containsExactly(new float[] {-1f / 3}, within(1e-6f));
        assertThat(values(new Dlr(), 2)).containsExactly(new float[] {4f / 3}, within(1e-6f));
        // m' = (0, -1, 0, 1), s' = (-1, 1, 0, 0), m / s^2 = -1/9
        assertThat(gradient(new Dlr(), 1)).containsExactly(new float[] {-1f / 9, -2f / 9, 0, 1f / 3}, within(1e-6f));
        // m' = (0, 1, -1, 0), m / s^2 = 4/9
        assertThat(gradient(new Dlr(), 2)).containsExactly(new float[] {4f / 9, -1f / 9, -1f / 3, 0}, within(1e-6f));
    }

    @Test
    void doesNotChangeWhereAllLogitsAreMultiplied() {
        try (Scope scope = Scope.open()) {
            Tensor large = logits().mul(new Scalar(1000.0));
            assertThat(Tensors.toFloats(new Dlr().perRecording(large, index(1))))
                    .containsExactly(new float[] {-1f / 3}, within(1e-6f));
            assertThat(Tensors.toFloats(new TargetedDlr(index(3)).perRecording(large, index(1))))
                    .containsExactly(new float[] {-1 / 3.5f}, within(1e-6f));
        }
    }

    @Test
    void needsThreeClasses() {
        try (Scope scope = Scope.open()) {
            Tensor two = Tensors.of(new float[] {1, 2}, Device.CPU, 1, 2);
            assertThatThrownBy(() -> new Dlr().perRecording(two, index(0)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("3 or more classes, got 2");
        }
    }

    /** s = 4 - (1 + 0) / 2 = 3.5; y = 1, t = 3: m = 3 - 4 = -1; t = 0: m = 1 - 4 = -3. */
    @Test
    void dividesTheTargetedMarginByTheSpreadOfTheFourLargest() {
        try (Scope scope = Scope.open()) {
            assertThat(values(new TargetedDlr(index(3)), 1)).containsExactly(new float[] {-1 / 3.5f}, within(1e-6f));
            assertThat(values(new TargetedDlr(index(0)), 1)).containsExactly(new float[] {-3 / 3.5f}, within(1e-6f));
            // t = 3: m' = (0, -1, 0, 1), s' = (-0.5, 1, -0.5, 0), m / s^2 = -1 / 12.25
            float[] expected = {-0.5f / 12.25f, -1 / 3.5f + 1 / 12.25f, -0.5f / 12.25f, 1 / 3.5f};
            assertThat(gradient(new TargetedDlr(index(3)), 1)).containsExactly(expected, within(1e-6f));
        }
    }

    @Test
    void isTheTargetedMarginWhereThereAreThreeClasses() {
        try (Scope scope = Scope.open()) {
            Tensor three = Tensors.of(new float[] {1, 4, 2}, Device.CPU, 1, 3);
            assertThat(Tensors.toFloats(new TargetedDlr(index(2)).perRecording(three, index(1))))
                    .containsExactly(-2);
            assertThat(TargetedDlr.standsIn(3)).isTrue();
            assertThat(TargetedDlr.standsIn(4)).isFalse();
        }
    }

    @Test
    void subtractsTheLabelsLogitFromTheTargets() {
        try (Scope scope = Scope.open()) {
            assertThat(values(new TargetedMargin(index(2)), 3)).containsExactly(-3);
            assertThat(gradient(new TargetedMargin(index(2)), 3)).containsExactly(0, 0, 1, -1);
            assertThat(gradient(new TargetedMargin(index(3)), 3)).containsExactly(0, 0, 0, 0);
        }
    }

    @Test
    void keepsToEachRecordingItsTarget() {
        try (Scope scope = Scope.open()) {
            Tensor logits = Tensors.of(new float[] {1, 2, 4, 8, 16, 32}, Device.CPU, 2, 3);
            Loss loss = new TargetedMargin(Tensors.of(new int[] {0, 1, 2}, Device.CPU)).at(2, 1);
            assertThat(Tensors.toFloats(loss.perRecording(logits, Tensors.of(new int[] {0, 0}, Device.CPU))))
                    .containsExactly(4 - 1, 16 - 8);
            TargetedDlr ratio = new TargetedDlr(Tensors.of(new int[] {0, 1, 2}, Device.CPU)).at(2, 1);
            assertThat(Tensors.toInts(ratio.targets())).containsExactly(2, 1);
            Loss same = new CrossEntropy();
            assertThat(same.at(2)).isSameAs(same);
        }
    }

    /** The logits ln 1, ln 5, ln 2, ln 2 are the probabilities 0.1, 0.5, 0.2, 0.2. */
    @Test
    void subtractsTheLabelsProbabilityFromTheLargestOfTheOthers() {
        try (Scope scope = Scope.open()) {
            float[] logarithms = {0, (float) Math.log(5), (float) Math.log(2), (float) Math.log(2)};
            Tensor logits = Tensors.of(logarithms, Device.CPU, 1, 4).set_requires_grad(true);
            Tensor loss = new ProbabilityMargin().perRecording(logits, index(0));
            assertThat(Tensors.toFloats(loss)).containsExactly(new float[] {0.4f}, within(1e-6f));
            // d p_k / d z_j = p_k ([k = j] - p_j): of p_1 (-.05, .25, -.1, -.1) less that of p_0 (.09, -.05, -.02,
            // -.02)
            assertThat(Tensors.toFloats(Tensors.gradient(loss.sum(), logits)))
                    .containsExactly(new float[] {-0.14f, 0.3f, -0.08f, -0.08f}, within(1e-6f));
        }
    }

    @Test
    void hasNoGradientInProbabilitiesWhereAnAnswerIsOverConfident() {
        try (Scope scope = Scope.open()) {
            Tensor logits =
                    Tensors.of(new float[] {200, 0, 0}, Device.CPU, 1, 3).set_requires_grad(true);
            Tensor loss = new ProbabilityMargin().perRecording(logits, index(0));
            assertThat(Tensors.toFloats(loss)).containsExactly(-1);
            assertThat(Tensors.toFloats(Tensors.gradient(loss.sum(), logits))).containsExactly(0, 0, 0);
        }
    }

    private static float[] values(Loss loss, int label) {
        try (Scope scope = Scope.open()) {
            return Tensors.toFloats(loss.perRecording(logits(), index(label)));
        }
    }

    private static float[] gradient(Loss loss, int label) {
        try (Scope scope = Scope.open()) {
            Tensor logits = logits().set_requires_grad(true);
            return Tensors.toFloats(
                    Tensors.gradient(loss.perRecording(logits, index(label)).sum(), logits));
        }
    }

    private static Tensor logits() {
        return Tensors.of(LOGITS, Device.CPU, 1, 4);
    }

    private static Tensor index(int one) {
        return Tensors.of(new int[] {one}, Device.CPU);
    }
}
