package io.heartproof.disturbance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.contract.BucketForm;
import io.heartproof.contract.InputContract;
import io.heartproof.contract.LeadScale;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.label.LabelSet;
import io.heartproof.problem.BadUsage;
import io.heartproof.seed.SeededRandom;
import io.heartproof.signal.Recording;
import io.heartproof.simulate.Simulator;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AugmentationTest {
    private static final int DRAWS = 400;
    private static final PreparedRecording TWO_LEADS = recording(new float[][] {{1, -0.5f, 0, 0}, {0.25f, 0, 0, 0.5f}});

    private static PreparedRecording recording(float[][] leads) {
        return new PreparedRecording("r", leads, LeadScale.oneMillivolt(leads.length), List.of());
    }

    @Test
    void everyLeadHasAGainOfItsOwnThatLeavesItsPeakInRange() {
        LeadGain gain = new LeadGain(0.5, 4);
        int full = 0;
        int large = 0;
        for (int seed = 0; seed < DRAWS; seed++) {
            float[][] leads = gain.apply(TWO_LEADS, SeededRandom.of(seed)).leads();
            double first = leads[0][0];
            double second = leads[1][3] / 0.5;
            assertThat(leads[0]).containsExactly((float) first, (float) (-0.5 * first), 0, 0);
            assertThat(leads[1][0]).isCloseTo((float) (0.25 * second), within(1e-6f));
            assertThat(first).isBetween(0.5, 1.0); // its peak is 1
            assertThat(second).isBetween(0.5, 2.0); // its peak is 0.5
            full += first == 1 ? 1 : 0;
            large += second > 1 ? 1 : 0;
        }
        // two of three octaves are above 1
        assertThat(full / (double) DRAWS).isCloseTo(2 / 3.0, within(0.1));
        assertThat(large / (double) DRAWS).isCloseTo(2 / 3.0, within(0.1));
    }

    @Test
    void aSilentLeadStaysSilent() {
        float[][] leads = new LeadGain(2, 2)
                .apply(recording(new float[][] {{0, 0}, {0.25f, 0}}), SeededRandom.of(1))
                .leads();
        assertThat(leads[0]).containsExactly(0, 0);
        assertThat(leads[1]).containsExactly(0.5f, 0);
    }

    @Test
    void whatLeavesAtOneEndComesBackAtTheOther() {
        PreparedRecording rising = recording(new float[][] {{0, 0.1f, 0.2f, 0.3f, 0.4f}, {0.4f, 0.3f, 0.2f, 0.1f, 0}});
        TreeSet<Float> first = new TreeSet<>();
        for (int seed = 0; seed < DRAWS; seed++) {
            float[][] leads =
                    new CircularShift(1).apply(rising, SeededRandom.of(seed)).leads();
            int shift = Math.round(leads[0][0] * 10); // the sample that stands first now
            for (int t = 0; t < 5; t++) {
                assertThat(leads[0][t]).isEqualTo(rising.leads()[0][(shift + t) % 5]);
                assertThat(leads[1][t]).isEqualTo(rising.leads()[1][(shift + t) % 5]);
            }
            first.add(leads[0][0]);
        }
        assertThat(first).containsExactly(0f, 0.1f, 0.4f); // as it was, earlier, later
    }

    @Test
    void leadsDropOutEachByItselfButNeverAll() {
        float[][] ones =
                IntStream.range(0, 3).mapToObj(lead -> new float[] {1, 1}).toArray(float[][]::new);
        int[] missing = new int[3];
        for (int seed = 0; seed < DRAWS; seed++) {
            float[][] leads = new LeadDropout(0.9)
                    .apply(recording(ones), SeededRandom.of(seed))
                    .leads();
            int left = 0;
            for (int lead = 0; lead < 3; lead++) {
                assertThat(leads[lead]).containsOnly(leads[lead][0]);
                missing[lead] += leads[lead][0] == 0 ? 1 : 0;
                left += leads[lead][0] == 0 ? 0 : 1;
            }
            assertThat(left).isPositive();
        }
        assertThat(ones[0]).containsExactly(1, 1); // the given one is unchanged
        // spared in a third of the draws, or else missing in nine of ten: 0.6
        for (int count : missing) {
            assertThat(count / (double) DRAWS).isCloseTo(0.6, within(0.1));
        }
    }

    @Test
    void aMixtureHasTheLengthOfTheFirstAndRepeatsTheOther() {
        PreparedRecording first = recording(new float[][] {{1, 0, -1, 0, 1}});
        PreparedRecording other =
                new PreparedRecording("other", new float[][] {{0.5f, -0.5f}}, LeadScale.oneMillivolt(1), List.of());
        Mixed mixed = new Mixed(first, other, 0.75);

        assertThat(mixed.recording()).isEqualTo("r");
        assertThat(mixed.length()).isEqualTo(5);
        assertThat(mixed.read().leads()[0]).containsExactly(0.875f, -0.125f, -0.625f, -0.125f, 0.875f);
        assertThat(new Mixed(other, first, 0.75).read().leads()[0]).containsExactly(0.625f, -0.375f);
    }

    @Test
    void wanderComesOnItsShareAndEverythingStaysInRange() {
        InputContract contract = InputContract.published(new BucketForm(5_000), LabelSet.CPSC2018);
        Recording simulated =
                new Simulator(1).simulate(LabelSet.CPSC2018.named("Normal"), 1).recording();
        PreparedRecording prepared = contract.prepare(simulated);
        Disturbance wander = new Augmentation(List.of(1.0, 1.0), 0, 0, 0.5, 0).disturbance(contract);
        Disturbance all = new Augmentation(List.of(0.8, 1.25), 0.5, 0.2, 1, 0).disturbance(contract);
        int wandering = 0;
        for (int seed = 0; seed < 40; seed++) {
            PreparedRecording varied = wander.apply(prepared, SeededRandom.of(seed));
            wandering += Arrays.equals(varied.leads()[0], prepared.leads()[0]) ? 0 : 1;
            for (float[] lead : all.apply(prepared, SeededRandom.of(seed)).leads()) {
                for (float value : lead) {
                    assertThat(Math.abs(value)).isLessThanOrEqualTo(1);
                }
            }
        }
        assertThat(wandering).isBetween(8, 32);
    }

    @Test
    void noneChangesNothing() {
        InputContract contract = InputContract.published(new BucketForm(5_000), LabelSet.CPSC2018);
        assertThat(Augmentation.NONE.disturbance(contract).apply(TWO_LEADS, SeededRandom.of(1)))
                .isSameAs(TWO_LEADS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0, 1 | 0 | 0 | 0 | 0 | gain: expected two positive numbers, the lowest and the highest factor, got"
                        + " [0.0, 1.0]",
                "1.2, 0.8 | 0 | 0 | 0 | 0 | gain: expected two positive numbers, the lowest and the highest factor, got"
                        + " [1.2, 0.8]",
                "1, 1 | -1 | 0 | 0 | 0 | shiftSeconds: expected 0 (none) to 60, got -1.0",
                "1, 1 | 0 | 1 | 0 | 0 | leadDropout: expected at least 0 (none) and below 1, got 1.0",
                "1, 1 | 0 | 0 | 1.5 | 0 | wander: expected 0 (none) to 1, got 1.5",
                "1, 1 | 0 | 0 | 0 | 0.01 | mixup: expected 0 (none), or 0.05 to 1, got 0.01",
            })
    void refusesWhatIsNoAugmentation(
            String gain, double shift, double dropout, double wander, double mixup, String message) {
        List<Double> factors =
                Arrays.stream(gain.split(", ")).map(Double::valueOf).toList();
        assertThatThrownBy(() -> new Augmentation(factors, shift, dropout, wander, mixup))
                .isInstanceOf(BadUsage.class)
                .hasMessage("training.augmentation." + message);
    }
}
