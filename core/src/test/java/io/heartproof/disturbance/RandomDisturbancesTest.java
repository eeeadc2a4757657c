package io.heartproof.disturbance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.contract.BucketForm;
import io.heartproof.contract.InputContract;
import io.heartproof.contract.LeadScale;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.contract.Scaling;
import io.heartproof.label.LabelSet;
import io.heartproof.noise.stress.SimulatedNoise;
import io.heartproof.seed.SeededRandom;
import io.heartproof.simulate.RecordingLengths;
import io.heartproof.simulate.Simulator;
import io.heartproof.simulate.SimulatorSettings;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Noise for training. */
class RandomDisturbancesTest {
    private static final InputContract CONTRACT = InputContract.published(new BucketForm(3000), LabelSet.CPSC2018);

    private final PreparedRecording clean =
            CONTRACT.prepare(new Simulator(5, SimulatorSettings.CPSC2018.withLengths(RecordingLengths.constant(6)))
                    .simulate(LabelSet.CPSC2018.get(0), 1)
                    .recording());

    @Test
    void whiteNoiseStaysBelowItsAmplitudeAndInTheRange() {
        Disturbance white = new WhiteDisturbance(0.2);
        double largest = 0;
        for (int seed = 0; seed < 20; seed++) {
            PreparedRecording noisy = white.apply(clean, SeededRandom.of(seed));
            for (int lead = 0; lead < 8; lead++) {
                for (int t = 0; t < clean.length(); t++) {
                    assertThat(noisy.leads()[lead][t]).isBetween(-1f, 1f);
                    largest = Math.max(largest, Math.abs(noisy.leads()[lead][t] - clean.leads()[lead][t]));
                }
            }
        }
        assertThat(largest).isLessThanOrEqualTo(0.2 + 1e-6).isGreaterThan(0.15);
    }

    /** Leads in millivolts reach 2.5 and 0.1: noise is a share of each, and nothing is clipped to 1. */
    @Test
    void whiteNoiseHasTheRangeOfTheScaling() {
        float[][] leads = {new float[400], new float[400]};
        for (int t = 0; t < 400; t++) {
            leads[0][t] = t % 2 == 0 ? 2.5f : 1.5f;
            leads[1][t] = t % 2 == 0 ? -0.1f : 0;
        }
        LeadScale unknown = clean.scales().get(0);
        PreparedRecording millivolts = new PreparedRecording("two leads", leads, List.of(unknown, unknown), List.of());
        float[] largest = new float[2];
        for (int seed = 0; seed < 20; seed++) {
            PreparedRecording noisy =
                    new WhiteDisturbance(0.2, Scaling.MILLIVOLTS).apply(millivolts, SeededRandom.of(seed));
            for (int t = 0; t < 400; t++) {
                assertThat(noisy.leads()[0][t]).isBetween(0.99f, 2.5f);
                assertThat(noisy.leads()[1][t]).isBetween(-0.1f, 0.0201f);
                largest[0] = Math.max(largest[0], Math.abs(noisy.leads()[0][t] - leads[0][t]));
                largest[1] = Math.max(largest[1], Math.abs(noisy.leads()[1][t] - leads[1][t]));
            }
        }
        assertThat(largest[0]).isBetween(0.4f, 0.501f);
        assertThat(largest[1]).isBetween(0.016f, 0.0201f);
    }

    @Test
    void everyRecordingGetsItsOwnSourceAndRatio() {
        Disturbance stress = new RandomStress(CONTRACT, List.copyOf(SimulatedNoise.ALL), 0, 24);
        Set<Float> peaks = new HashSet<>();
        for (int seed = 0; seed < 10; seed++) {
            peaks.add(stress.apply(clean, SeededRandom.of(seed)).scales().get(3).amplitude());
        }
        assertThat(peaks).hasSizeGreaterThan(5);
        assertThat(stress.apply(clean, SeededRandom.of(4)).leads())
                .isDeepEqualTo(stress.apply(clean, SeededRandom.of(4)).leads());
    }

    @Test
    void aShareOfTheRecordingsIsDisturbed() {
        Disturbance some = new WhiteDisturbance(0.2).on(0.3);
        int disturbed = 0;
        for (int seed = 0; seed < 400; seed++) {
            disturbed +=
                    Arrays.deepEquals(some.apply(clean, SeededRandom.of(seed)).leads(), clean.leads()) ? 0 : 1;
        }
        assertThat(disturbed / 400.0).isCloseTo(0.3, within(0.07)); // three standard deviations
        assertThat(Disturbance.none().apply(clean, SeededRandom.of(1))).isSameAs(clean);
    }

    @Test
    void oneIsPutOnTheOther() {
        Disturbance doubled = (recording, random) ->
                new PreparedRecording(recording.recording(), recording.leads(), recording.scales(), List.of("first"));
        Disturbance noted = (recording, random) -> {
            assertThat(recording.notes()).containsExactly("first");
            return clean;
        };
        assertThat(doubled.then(noted).apply(clean, SeededRandom.of(1))).isSameAs(clean);
    }
}
