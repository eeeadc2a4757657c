package io.heartproof.disturbance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.contract.BucketForm;
import io.heartproof.contract.InputContract;
import io.heartproof.contract.Prepared;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.label.LabelSet;
import io.heartproof.noise.stress.NoiseStress;
import io.heartproof.noise.stress.SimulatedNoise;
import io.heartproof.seed.SeededRandom;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import io.heartproof.simulate.RecordingLengths;
import io.heartproof.simulate.Simulator;
import io.heartproof.simulate.SimulatorSettings;
import org.junit.jupiter.api.Test;

class StressDisturbanceTest {
    private static final InputContract CONTRACT = InputContract.published(new BucketForm(5000), LabelSet.CPSC2018);
    private static final Recording RECORDING = new Simulator(
                    5, SimulatorSettings.CPSC2018.withLengths(RecordingLengths.constant(8)))
            .simulate(LabelSet.CPSC2018.get(0), 1)
            .recording();
    private static final NoiseStress STRESS = new NoiseStress(SimulatedNoise.ALL.get(1), 0);

    private final PreparedRecording clean = CONTRACT.prepare(RECORDING);
    private final Disturbance disturbance = new StressDisturbance(CONTRACT, STRESS);

    @Test
    void isWhatPreparingTheNoisyRecordingGives() {
        PreparedRecording noisy = disturbance.apply(clean, SeededRandom.of(4));

        Recording selected = CONTRACT.unscaled(clean);
        PreparedRecording prepared = CONTRACT.prepare(STRESS.apply(selected, SeededRandom.of(4)));
        assertThat(noisy.leads()).isDeepEqualTo(prepared.leads());
        assertThat(noisy.scales()).isEqualTo(prepared.scales());
    }

    @Test
    void unscaledLeadsAreThoseOfTheRecording() {
        Recording unscaled = CONTRACT.unscaled(clean);
        for (LeadSignal signal : unscaled.signals()) {
            LeadSignal given = RECORDING.signal(signal.lead()).orElseThrow();
            assertThat(signal.unit()).isEqualTo(given.unit());
            assertThat(signal.calibrated()).isEqualTo(given.calibrated());
            float[] original = given.samples();
            for (int t = 0; t < original.length; t++) {
                assertThat(signal.samples()[t]).isCloseTo(original[t], within(1e-6f));
            }
        }
    }

    @Test
    void staysInTheAmplitudeRangeAndReachesItsEnd() {
        PreparedRecording noisy = disturbance.apply(clean, SeededRandom.of(4));
        for (float[] lead : noisy.leads()) {
            float largest = 0;
            for (float value : lead) {
                largest = Math.max(largest, Math.abs(value));
            }
            assertThat(largest).isEqualTo(1);
        }
        assertThat(noisy.scales()).isNotEqualTo(clean.scales());
    }

    @Test
    void leavesTheGivenRecordingAsItIs() {
        float before = clean.leads()[3][777];
        disturbance.apply(clean, SeededRandom.of(4));
        assertThat(clean.leads()).isDeepEqualTo(CONTRACT.prepare(RECORDING).leads());
        assertThat(clean.leads()[3][777]).isEqualTo(before);
    }

    @Test
    void aDisturbedRecordingIsTheSameEachTimeItIsRead() {
        Prepared disturbed = new Disturbed(clean, disturbance, 4);

        assertThat(disturbed.recording()).isEqualTo(clean.recording());
        assertThat(disturbed.length()).isEqualTo(clean.length());
        assertThat(disturbed.read().leads()).isDeepEqualTo(disturbed.read().leads());
        assertThat(disturbed.read().leads())
                .isDeepEqualTo(disturbance.apply(clean, SeededRandom.of(4)).leads());
        assertThat(disturbed.read().leads()[0])
                .isNotEqualTo(new Disturbed(clean, disturbance, 5).read().leads()[0]);
    }
}
