package io.heartproof.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Penalties of the linear classifier z = W x by hand: two recordings of one lead and two samples, three classes,
 *
 * <pre>
 * W = (1 -2; 0 3; 0.5 0.5)   x_1 = (1, 0): z = (1, 0, 0.5)   x_2 = (0, 1): z = (-2, 3, 0.5)
 * </pre>
 */
@ExtendWith(NoTensorLeft.class)
class PenaltiesTest {
    private static final float[] WEIGHT = {1, -2, 0, 3, 0.5f, 0.5f};

    private static Tensor values() {
        return Tensors.of(new float[] {1, 0, 0, 1}, Device.CPU, 2, 1, 2).set_requires_grad(true);
    }

    private static Tensor weight() {
        return Tensors.of(WEIGHT, Device.CPU, 3, 2).set_requires_grad(true);
    }

    private static Tensor logits(Tensor values, Tensor weight) {
        return values.squeeze(1).matmul(weight.t());
    }

    private static Tensor labels(int... labels) {
        return Tensors.of(labels, Device.CPU);
    }

    @Test
    void nsrIsTheLogarithmOfTheGradientsLengthOverTheLogit() {
        try (Scope scope = Scope.open()) {
            Tensor values = values();
            Tensor nsr = NsrPenalty.PUBLISHED.perRecording(logits(values, weight()), labels(0, 1), values);
            // |1| + |-2| = 3 over 1.01; |0| + |3| = 3 over 3.01
            assertThat(Tensors.toFloats(nsr))
                    .containsExactly(
                            new float[] {(float) Math.log(1 + 3 / 1.01), (float) Math.log(1 + 3 / 3.01)},
                            within(1e-6f));
        }
    }

    @Test
    void nsrOfALogitThatIsNotPositiveIsZero() {
        try (Scope scope = Scope.open()) {
            Tensor values = values();
            // z_y = 0 and -2
            Tensor nsr = NsrPenalty.PUBLISHED.perRecording(logits(values, weight()), labels(1, 0), values);
            assertThat(Tensors.toFloats(nsr)).containsExactly(0, 0);
        }
    }

    @Test
    void nsrInL2TakesTheEuclideanLengthAndCostsNothingUpToAlpha() {
        try (Scope scope = Scope.open()) {
            Tensor values = values();
            NsrPenalty half = new NsrPenalty(NsrPenalty.GradientNorm.L2, 0.5, 0.4);
            NsrPenalty above = new NsrPenalty(NsrPenalty.GradientNorm.L2, 0.5, 0.5);
            // 0.5 sqrt(1 + 4) over 1.01 is 1.107; 0.5 sqrt(0 + 9) over 3.01 is 0.498
            float first = (float) Math.log(1 + 0.5 * Math.sqrt(5) / 1.01);
            float second = (float) Math.log(1 + 1.5 / 3.01);
            Tensor logits = logits(values, weight());
            assertThat(Tensors.toFloats(half.perRecording(logits, labels(0, 1), values)))
                    .containsExactly(new float[] {first, second}, within(1e-6f));
            assertThat(Tensors.toFloats(above.perRecording(logits, labels(0, 1), values)))
                    .containsExactly(new float[] {first, 0}, within(1e-6f));
        }
    }

    /** Where the signal is 0, so is its gradient, at which a length has no slope. */
    @Test
    void nsrInL2OfALogitThatIsNotPositiveHasNoGradient() {
        try (Scope scope = Scope.open()) {
            Tensor values = values();
            Tensor weight = weight();
            new NsrPenalty(NsrPenalty.GradientNorm.L2, 1, 0)
                    .perRecording(logits(values, weight), labels(1, 0), values)
                    .sum()
                    .backward();
            assertThat(Tensors.toFloats(weight.grad())).containsOnly(0);
        }
    }

    @Test
    void nsrIsDifferentiatedOnceMore() {
        try (Scope scope = Scope.open()) {
            Tensor values = values();
            Tensor weight = weight();
            NsrPenalty.PUBLISHED
                    .perRecording(logits(values, weight), labels(0, 0), values)
                    .select(0, 0)
                    .backward();
            // log(1 + (|a| + |b|) / (a + 0.01)) at a = 1, b = -2, with q = 3 / 1.01:
            // d/db = -1 / 1.01 / (1 + q); d/da = (1 / 1.01 - 3 / 1.01^2) / (1 + q)
            double q = 3 / 1.01;
            float[] gradient = Tensors.toFloats(weight.grad());
            assertThat(gradient[0]).isEqualTo((float) ((1 / 1.01 - 3 / (1.01 * 1.01)) / (1 + q)), within(1e-5f));
            assertThat(gradient[1]).isEqualTo((float) (-1 / 1.01 / (1 + q)), within(1e-5f));
            assertThat(gradient[2]).isZero();
        }
    }

    @Test
    void marginCountsTermsStrictlyBetweenZeroAndTwo() {
        try (Scope scope = Scope.open()) {
            Tensor logits = logits(values(), weight());
            // x_1, label 0: 1 - 1 + 0 = 0 (out), 1 - 1 + 0.5 = 0.5; x_2, label 1: 1 - 3 - 2 < 0 (out), 1 - 3 + 0.5 < 0
            // (out)
            MarginPenalty right = MarginPenalty.of(logits, labels(0, 1));
            assertThat(right.count()).isEqualTo(1);
            assertThat(right.sum().item_double()).isEqualTo(0.5, within(1e-6));
            // x_1, label 1: 1 - 0 + 1 = 2 (out), 1 - 0 + 0.5 = 1.5; x_2, label 2: 1 - 0.5 - 2 < 0 (out), 1 - 0.5 + 3
            // (out)
            MarginPenalty wrong = MarginPenalty.of(logits, labels(1, 2));
            assertThat(wrong.count()).isEqualTo(1);
            assertThat(wrong.sum().item_double()).isEqualTo(1.5, within(1e-6));
        }
    }

    @Test
    void jacobianAlongTheClassesIsTheSquaredLengthOfTheirWeights() {
        try (Scope scope = Scope.open()) {
            Tensor values = values();
            Tensor logits = logits(values, weight());
            double[] squares = {5, 9, 0.5}; // of the rows of W; two recordings have each
            for (int k = 0; k < squares.length; k++) {
                float[] direction = new float[6];
                direction[k] = 1;
                direction[3 + k] = 1;
                Tensor along = JacobianPenalty.along(logits, Tensors.of(direction, Device.CPU, 2, 3), values);
                assertThat(along.item_double()).isEqualTo(2 * squares[k], within(1e-5));
            }
        }
    }

    @Test
    void jacobianAlongADirectionOfItsOwnForEachRecording() {
        try (Scope scope = Scope.open()) {
            Tensor values = values();
            Tensor direction = Tensors.of(new float[] {1, 1, 0, 0, 0, 2}, Device.CPU, 2, 3);
            Tensor along = JacobianPenalty.along(logits(values, weight()), direction, values);
            // rows 1 + 2: (1, 1), squared 2; twice row 3: (1, 1), squared 2
            assertThat(along.item_double()).isEqualTo(4, within(1e-5));
        }
    }

    @Test
    void divergenceOfProbabilitiesByHand() {
        try (Scope scope = Scope.open()) {
            // p = (3/4, 1/4), q = (1/2, 1/2)
            Tensor former = Tensors.of(new float[] {(float) Math.log(3), 0}, Device.CPU, 1, 2);
            Tensor present = Tensors.of(new float[] {7, 7}, Device.CPU, 1, 2);
            double expected = 0.75 * Math.log(1.5) + 0.25 * Math.log(0.5);
            assertThat(Tensors.toFloats(new Divergence(former).perRecording(present, labels(1))))
                    .containsExactly(new float[] {(float) expected}, within(1e-6f));
            assertThat(Tensors.toFloats(new Divergence(former).perRecording(former, labels(1))))
                    .containsExactly(new float[] {0}, within(1e-6f));
        }
    }
}
