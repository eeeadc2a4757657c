package io.heartproof.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.attack.white.Pgd;
import io.heartproof.attack.white.StepRule;
import io.heartproof.contract.InputContract;
import io.heartproof.contract.Scaling;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.model.TorchClassifier;
import io.heartproof.signal.Lead;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoTensorLeft.class)
class NoiseSpaceTest {
    private static final Budget TENTH = Budget.relative(Norm.LINF, 0.1);

    @Test
    void bringsNoiseInByHandInALeadAndNotInTheOther() {
        try (Scope scope = Scope.open()) {
            Victims victims = victims(0.95f, 0, 0, -1);
            InputContract contract = in(Scaling.LEAD_PEAK);
            Where firstLead = Where.EVERYWHERE.leads(List.of(Lead.I));
            NoiseSpace space = NoiseSpace.of(TENTH, firstLead, victims, contract);
            // 0.5 is projected to 0.1 and clipped to 1 - 0.95; -0.02 is allowed
            assertThat(Tensors.toFloats(space.bringIn(tensor(0.5f, -0.02f, 0.3f, 0.3f))))
                    .containsExactly(new float[] {0.05f, -0.02f, 0, 0}, within(1e-6f));
        }
    }

    @Test
    void measuresNoiseInEachLeadsPeakByHand() {
        try (Scope scope = Scope.open()) {
            NoiseSpace space = NoiseSpace.of(TENTH, victims(2, -1, 0.5f, 0.25f), in(Scaling.MILLIVOLTS));
            // peaks 2 and 0.5, so 0.2 and 0.05 are allowed, and no sum beyond the peak
            assertThat(Tensors.toFloats(space.bringIn(tensor(-1, -1, 1, 1))))
                    .containsExactly(new float[] {-0.2f, -0.2f, 0, 0.05f}, within(1e-6f));
            assertThat(Tensors.toFloats(space.steepest(tensor(1, -3, -2, 5)))).containsExactly(2, -2, -0.5f, 0.5f);
        }
    }

    @Test
    void allowsInALeadWithoutSignalWhatItAllowsWhereThePeakIsOne() {
        try (Scope scope = Scope.open()) {
            NoiseSpace space = NoiseSpace.of(TENTH, victims(0, 0, 0.5f, -1), in(Scaling.MILLIVOLTS));
            assertThat(Tensors.toFloats(space.bringIn(tensor(1, -1, 0, 0)))).containsExactly(0.1f, -0.1f, 0, 0);
        }
    }

    @Test
    void attacksWithinEachLeadsOwnPeakWhereRecordingsAreInMillivolts() {
        try (TorchClassifier peaks = SmallWorld.knowing();
                Scope scope = Scope.open()) {
            TorchClassifier millivolts = new TorchClassifier(eightIn(Scaling.MILLIVOLTS), peaks.network());
            Victims small = Victims.of(SmallWorld.batch(SmallWorld.recordings(3, 3)), Device.CPU, 1, 2, 3);
            Tensor doubled = small.values().mul(new Scalar(2.0));
            Victims victims = new Victims(doubled, small.mask(), small.labels(), small.seeds());
            for (StepRule rule : StepRule.values()) {
                Tensor noise = Pgd.of(0.05, 3, new CrossEntropy())
                        .with(rule)
                        .attack(millivolts, NoiseSpace.of(TENTH, victims, millivolts.contract()))
                        .noise();
                Tensor peak = doubled.abs().amax(new long[] {2}, true);
                assertThat(noise.div(peak).abs().max().item_double()).isBetween(0.09, 0.1001);
                assertThat(doubled.add(noise).div(peak).abs().max().item_double())
                        .isLessThan(1 + 1e-6);
            }
        }
    }

    @Test
    void drawsForEachRecordingByItsOwnSeed() {
        try (Scope scope = Scope.open()) {
            Tensor values = torch.zeros(new long[] {3, 1, 2});
            Victims victims = new Victims(
                    values, torch.ones_like(values), Tensors.of(new int[3], Device.CPU), new long[] {1, 2, 1});
            NoiseSpace space = NoiseSpace.of(TENTH, victims, SmallWorld.CONTRACT);
            float[] all = Tensors.toFloats(space.uniform());
            assertThat(new float[] {all[4], all[5]}).containsExactly(all[0], all[1]);
            assertThat(all[2]).isNotEqualTo(all[0]);
            assertThat(Tensors.toFloats(space.at(1).uniform())).containsExactly(all[2], all[3]);
            assertThat(Tensors.toFloats(space.at(0, 2).gaussian(0.01)))
                    .as("two recordings of one seed")
                    .hasSize(4)
                    .satisfies(drawn -> assertThat(drawn[0]).isEqualTo(drawn[2]));
        }
    }

    @Test
    void bringsEachRecordingIntoItsOwnEpsilonAsIfItWereAlone() {
        try (Scope scope = Scope.open()) {
            Victims three = Victims.of(SmallWorld.batch(SmallWorld.recordings(3, 3)), Device.CPU, 1, 2, 3);
            for (Norm norm : Norm.values()) {
                NoiseSpace together = NoiseSpace.of(Budget.relative(norm, 0.1), three, SmallWorld.CONTRACT)
                        .withEpsilons(0.1, 0, 0.3);
                Tensor noise = together.uniform().mul(new Scalar(7.0));
                float[] all = Tensors.toFloats(together.bringIn(noise));
                int one = all.length / 3;
                for (int n : new int[] {0, 2}) {
                    double epsilon = together.epsilons()[n];
                    NoiseSpace alone =
                            NoiseSpace.of(Budget.relative(norm, epsilon), three.rows(n), SmallWorld.CONTRACT);
                    assertThat(Tensors.toFloats(alone.bringIn(noise.narrow(0, n, 1))))
                            .as("to the bit, though one is projected by a number and the other by a tensor")
                            .containsExactly(Arrays.copyOfRange(all, n * one, (n + 1) * one));
                    assertThat(Tensors.toFloats(alone.uniform()))
                            .containsExactly(Tensors.toFloats(together.at(n).uniform()));
                }
                float[] sizes = Tensors.toFloats(together.size(together.bringIn(noise)));
                assertThat(sizes[0]).isBetween(0.01f, 0.10001f);
                assertThat(sizes[1]).isZero();
                assertThat(sizes[2]).isBetween(0.01f, 0.30001f);
            }
        }
    }

    /** 0.7 and 1e-4 sum to a float about 1.7e-8 too far, a relative 1.7e-4 of the noise. */
    @Test
    void givesBroughtInNoiseNoSizeBeyondItsEpsilon() {
        try (Scope scope = Scope.open()) {
            NoiseSpace space = NoiseSpace.of(TENTH, victims(0.7f, 0.7f, 0.7f, 0.7f), SmallWorld.CONTRACT)
                    .withEpsilons(1e-4);
            Tensor noise = space.bringIn(tensor(1, 1, 1, 1));

            assertThat(space.size(noise).item_double()).isGreaterThan(1.0001e-4);
            assertThat(space.sizes(noise)).containsExactly(1e-4);
            assertThat(space.sizes(space.none())).containsExactly(0);
        }
    }

    /** A gradient of 3 and -4: noise of largest sample 1 raises by 7 at most, noise of length 1 by 5. */
    @Test
    void saysHowMuchNoiseOfSizeOneRaisesAtMostByHand() {
        try (Scope scope = Scope.open()) {
            Tensor gradient = tensor(3, 0, 0, -4);
            for (Norm norm : Norm.values()) {
                NoiseSpace space = NoiseSpace.of(Budget.relative(norm, 1), victims(0, 0, 0, 0), SmallWorld.CONTRACT);
                float expected = norm == Norm.LINF ? 7 : 5;
                assertThat(space.dualSize(gradient).item_float()).isEqualTo(expected, within(1e-6f));
                assertThat(space.steepest(gradient).mul(gradient).sum().item_float())
                        .isEqualTo(expected, within(1e-6f));
            }
        }
    }

    @Test
    void saysAtWhichSamplesAnyLeadMayHaveNoise() {
        try (Scope scope = Scope.open()) {
            NoiseSpace all = NoiseSpace.of(TENTH, victims(0, 0, 0, 0), SmallWorld.CONTRACT);
            assertThat(all.times()).isDeepEqualTo(new int[][] {{0, 1}});
            Optional<Tensor> allowed = Optional.of(tensor(0, 0, 0, 1));
            NoiseSpace some = new NoiseSpace(all.victims(), allowed, all.units(), TENTH, all.epsilons());
            assertThat(some.times()).isDeepEqualTo(new int[][] {{1}});
        }
    }

    @Test
    void refusesEpsilonsThatDoNotFit() {
        try (Scope scope = Scope.open()) {
            NoiseSpace space = NoiseSpace.of(TENTH, victims(0, 0, 0, 0), SmallWorld.CONTRACT);
            assertThatThrownBy(() -> space.withEpsilons(1, 2))
                    .hasMessage("expected an epsilon for each of 1 recordings, got 2");
            assertThatThrownBy(() -> space.withEpsilons(-1)).hasMessage("epsilon must be 0 or positive, got -1.0");
        }
    }

    private static InputContract eightIn(Scaling scaling) {
        InputContract contract = SmallWorld.CONTRACT;
        return new InputContract(
                contract.leads(), contract.samplingRateHz(), contract.form(), scaling, contract.labels());
    }

    private static InputContract in(Scaling scaling) {
        InputContract contract = SmallWorld.CONTRACT;
        return new InputContract(
                List.of(Lead.I, Lead.II), contract.samplingRateHz(), contract.form(), scaling, contract.labels());
    }

    /** One recording of two samples in two leads. */
    private static Victims victims(float... values) {
        return new Victims(
                tensor(values),
                Tensors.of(new float[] {1, 1}, Device.CPU, 1, 1, 2),
                Tensors.of(new int[1], Device.CPU),
                new long[1]);
    }

    private static Tensor tensor(float... values) {
        return Tensors.of(values, Device.CPU, 1, 2, 2);
    }
}
