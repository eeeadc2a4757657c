package io.heartproof.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.batch.Batch;
import io.heartproof.contract.InputContract;
import io.heartproof.contract.LeadScale;
import io.heartproof.contract.PaddedForm;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.contract.Scaling;
import io.heartproof.label.LabelSet;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Patient;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Source;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Noise in microvolts, by hand: one recording of two leads. */
@ExtendWith(NoTensorLeft.class)
class LeadUnitsTest {
    private static final List<Lead> LEADS = List.of(Lead.I, Lead.II);
    private static final Budget HUNDRED = Budget.microvolts(Norm.LINF, 100);

    @Test
    void turnsMicrovoltsIntoSharesOfThePeakAndKeepsTheSumInsideIt() {
        try (Scope scope = Scope.open()) {
            // peaks of 2 mV and 0.5 mV: 100 microvolts are 0.05 and 0.2
            Victims victims = victims(new float[] {2_000, 500}, 0.95f, 0, 0, -0.9f);
            NoiseSpace space = NoiseSpace.of(HUNDRED, victims, in(Scaling.LEAD_PEAK));
            Tensor noise = space.bringIn(tensor(0.5f, -0.02f, 0.3f, -0.3f));
            assertThat(Tensors.toFloats(noise))
                    .containsExactly(new float[] {0.05f, -0.02f, 0.2f, -0.1f}, within(1e-6f));
            assertThat(Tensors.toFloats(space.size(noise))).containsExactly(new float[] {100}, within(1e-3f));
            assertThat(Tensors.toFloats(space.steepest(tensor(3, -1, 0, 5))))
                    .containsExactly(new float[] {0.0005f, -0.0005f, 0, 0.002f}, within(1e-9f));
        }
    }

    @Test
    void measuresTheRootMeanSquareOverTheSamplesThatMayGetNoise() {
        try (Scope scope = Scope.open()) {
            Victims victims = victims(new float[] {2_000, 500}, 0, 0, 0, 0);
            Tensor hundred = tensor(0.05f, 0, 0, 0); // 100 microvolts in one sample
            // of four: sqrt(100 100 / 4) = 50; of the two in lead I: 70.71
            assertThat(rms(Where.EVERYWHERE, victims).size(hundred).item_float())
                    .isEqualTo(50, within(1e-3f));
            NoiseSpace leadOne = rms(Where.EVERYWHERE.leads(List.of(Lead.I)), victims);
            assertThat(leadOne.size(hundred).item_float()).isEqualTo(70.7107f, within(1e-3f));
            // 10 of 70.71 are left, and nothing in lead II
            assertThat(Tensors.toFloats(leadOne.bringIn(tensor(0.05f, 0, 1, 1))))
                    .containsExactly(new float[] {0.0070711f, 0, 0, 0}, within(1e-6f));
            // the steepest change of 1 microvolt lies along the gradient by microvolts: (4, 3) / 5 sqrt(2)
            assertThat(Tensors.toFloats(leadOne.steepest(tensor(4, 3, 9, 9))))
                    .containsExactly(new float[] {0.00056569f, 0.00042426f, 0, 0}, within(1e-8f));
        }
    }

    /** Lead I is 1, 3, 5, -1 mV: mean 2, deviation 2.236068. Lead II is flat, and 1.0 stays 1 mV there. */
    @Test
    void leavesTheMeanThatStandardisingTookAwayOutOfUnitAndRange() {
        InputContract contract = in(Scaling.LEAD_STANDARD);
        PreparedRecording prepared = contract.scaled(recording(new float[] {1, 3, 5, -1}, new float[] {4, 4, 4, 4}));
        try (Scope scope = Scope.open()) {
            Tensor values = Tensors.of(flat(prepared.leads()), Device.CPU, 1, 2, 4);
            Victims victims = victims(microvolts(prepared.scales()), values);
            NoiseSpace space = NoiseSpace.of(Budget.microvolts(Norm.LINF, 500), victims, contract);
            float[] noise = Tensors.toFloats(space.bringIn(torch.ones_like(values)));
            // the third sample is the lead's largest, 3 mV above the mean: it may not rise
            float[] inMicrovolts = new float[8];
            for (int i = 0; i < 8; i++) {
                inMicrovolts[i] = noise[i] * prepared.scales().get(i / 4).microvolts();
            }
            assertThat(inMicrovolts).containsExactly(new float[] {500, 500, 0, 500, 500, 500, 500, 500}, within(1e-2f));
        }
    }

    @Test
    void staysInsideTheLeadsLargestAmplitudeWhereTheNetworkGetsMillivolts() {
        try (Scope scope = Scope.open()) {
            Victims victims = victims(new float[] {1_000, 1_000}, 2, -1, 0.5f, 0.25f);
            NoiseSpace space = NoiseSpace.of(HUNDRED, victims, in(Scaling.MILLIVOLTS));
            assertThat(Tensors.toFloats(space.bringIn(tensor(1, 1, 1, -1))))
                    .containsExactly(new float[] {0, 0.1f, 0, -0.1f}, within(1e-6f));
        }
    }

    @Test
    void aNearbyStartIsAShareOfTheRangeInEveryUnit() {
        try (Scope scope = Scope.open()) {
            Victims victims = victims(new float[] {2_000, 500}, 0, 0, 0, 0);
            NoiseSpace relative = NoiseSpace.of(Budget.relative(Norm.LINF, 1), victims, in(Scaling.LEAD_PEAK));
            NoiseSpace microvolts = NoiseSpace.of(Budget.microvolts(Norm.LINF, 2_000), victims, in(Scaling.LEAD_PEAK));
            assertThat(Tensors.toFloats(microvolts.gaussian(0.001)))
                    .containsExactly(Tensors.toFloats(relative.gaussian(0.001)), within(1e-7f));
        }
    }

    @Test
    void refusesMicrovoltsWhereNobodyKnowsThem() {
        try (Scope scope = Scope.open()) {
            Victims victims = victims(new float[] {2_000, Float.NaN}, 0, 0, 0, 0);
            assertThatThrownBy(() -> NoiseSpace.of(HUNDRED, victims, in(Scaling.LEAD_PEAK)))
                    .isInstanceOf(BadData.class)
                    .hasMessage("noise in microvolts: expected recordings whose amplitudes are volts,"
                            + " got 1 recording without of 1");
        }
    }

    private static NoiseSpace rms(Where where, Victims victims) {
        return NoiseSpace.of(Budget.microvolts(Norm.L2, 10), where, victims, in(Scaling.LEAD_PEAK));
    }

    private static InputContract in(Scaling scaling) {
        return new InputContract(LEADS, 500, new PaddedForm(2_000), scaling, new LabelSet(List.of("a", "b")));
    }

    private static Recording recording(float[] first, float[] second) {
        List<LeadSignal> signals =
                List.of(LeadSignal.millivolts(Lead.I, first), LeadSignal.millivolts(Lead.II, second));
        return new Recording("R", 500, signals, Patient.UNKNOWN, List.of(), Source.of("made up"));
    }

    private static float[] microvolts(List<LeadScale> scales) {
        return new float[] {scales.get(0).microvolts(), scales.get(1).microvolts()};
    }

    private static float[] flat(float[][] leads) {
        float[] all = new float[2 * leads[0].length];
        System.arraycopy(leads[0], 0, all, 0, leads[0].length);
        System.arraycopy(leads[1], 0, all, leads[0].length, leads[0].length);
        return all;
    }

    /** Two samples per lead, all of them signal. */
    private static Victims victims(float[] scales, float... values) {
        return victims(scales, tensor(values));
    }

    private static Victims victims(float[] scales, Tensor values) {
        float[] ones = new float[Math.toIntExact(values.size(2))];
        Arrays.fill(ones, 1);
        Batch batch = new Batch(List.of("R"), Tensors.toFloats(values), ones, new int[1], scales, 2, ones.length);
        return Victims.of(batch, Device.CPU, 7);
    }

    private static Tensor tensor(float... values) {
        return Tensors.of(values, Device.CPU, 1, 2, 2);
    }
}
