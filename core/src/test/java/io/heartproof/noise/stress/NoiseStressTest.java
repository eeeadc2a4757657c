package io.heartproof.noise.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.fixture.Recordings;
import io.heartproof.problem.BadUsage;
import io.heartproof.seed.SeededRandom;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On recordings of plain pulses, whose peak-to-peak amplitude is known. */
class NoiseStressTest {
    private static final double RATE = 500;
    private static final int SECONDS = 10;
    private static final Recording ECG = pulses(Lead.STANDARD_12);

    @ParameterizedTest
    @CsvSource({"0,24", "0,0", "0,-6", "1,12", "1,-6", "2,24", "2,6"})
    void reachesTheRatioInTheMiddleLead(int source, double decibels) {
        for (long seed = 1; seed <= 5; seed++) {
            Recording noisy = stressed(ECG, SimulatedNoise.ALL.get(source), decibels, seed);
            double[] ratios = IntStream.range(0, 12)
                    .mapToDouble(lead -> ratio(amplitude(lead), difference(noisy, ECG, lead)))
                    .sorted()
                    .toArray();
            // 0.02 dB for float32
            assertThat((ratios[5] + ratios[6]) / 2).as("seed " + seed).isCloseTo(decibels, within(0.02));
        }
    }

    @Test
    void noiseOfAllLeadsFitsTogether() {
        Recording noisy = stressed(ECG, SimulatedNoise.ALL.get(2), 0, 3);
        double[][] noise = IntStream.range(0, 12)
                .mapToObj(lead -> difference(noisy, ECG, lead))
                .toArray(double[][]::new);
        for (int t = 0; t < ECG.length(); t++) {
            assertThat(noise[2][t]).isCloseTo(noise[1][t] - noise[0][t], within(1e-5));
            assertThat(noise[3][t]).isCloseTo(-(noise[0][t] + noise[1][t]) / 2, within(1e-5));
            assertThat(noise[4][t]).isCloseTo(noise[0][t] - noise[1][t] / 2, within(1e-5));
            assertThat(noise[5][t]).isCloseTo(noise[1][t] - noise[0][t] / 2, within(1e-5));
        }
    }

    @Test
    void disturbsALeadAlikeWhicheverLeadsAreBesideIt() {
        Recording few = pulses(List.of(Lead.V3, Lead.II));
        double[] alone = difference(stressed(few, SimulatedNoise.ALL.get(0), 6, 9), few, 1);
        double[] among = difference(stressed(ECG, SimulatedNoise.ALL.get(0), 6, 9), ECG, 1);
        // The gain may differ, as the median is over other leads; the shape may not.
        double gain = alone[100] / among[100];
        for (int t = 0; t < alone.length; t++) {
            assertThat(alone[t]).isCloseTo(gain * among[t], within(1e-4));
        }
    }

    @Test
    void sixDecibelsLessAreTwiceTheNoise() {
        double[] weak = difference(stressed(ECG, SimulatedNoise.ALL.get(1), 6.0206, 4), ECG, 7);
        double[] strong = difference(stressed(ECG, SimulatedNoise.ALL.get(1), 0, 4), ECG, 7);
        for (int t = 0; t < weak.length; t++) {
            assertThat(strong[t]).isCloseTo(2 * weak[t], within(1e-4));
        }
    }

    @Test
    void aFlatLeadDoesNotCountAndGetsNoiseToo() {
        LeadSignal flat = LeadSignal.millivolts(Lead.V6, new float[ECG.length()]);
        List<LeadSignal> signals = ECG.signals().subList(6, 9);
        Recording three = Recordings.named("R", RATE, signals);
        Recording four = Recordings.named("R", RATE, List.of(signals.get(0), signals.get(1), signals.get(2), flat));
        double[] without = difference(stressed(three, SimulatedNoise.ALL.get(2), 6, 9), three, 0);
        Recording noisy = stressed(four, SimulatedNoise.ALL.get(2), 6, 9);
        assertThat(difference(noisy, four, 0)).containsExactly(without);
        assertThat(noisy.signals().get(3).samples()).isNotEqualTo(flat.samples());
    }

    @Test
    void leavesARecordingThatIsFlatThroughout() {
        Recording flat = Recordings.named("R", RATE, List.of(LeadSignal.millivolts(Lead.I, new float[2000])));
        assertThat(stressed(flat, SimulatedNoise.ALL.get(2), 0, 1)).isSameAs(flat);
    }

    @Test
    void refusesLeadsWhoseElectrodesAreNotKnown() {
        Recording frank = Recordings.named("R", RATE, List.of(LeadSignal.millivolts(new Lead("vx"), new float[2000])));
        assertThatThrownBy(() -> stressed(frank, SimulatedNoise.ALL.get(2), 0, 1))
                .isInstanceOf(BadUsage.class)
                .hasMessageContaining("lead vx");
        assertThatThrownBy(() -> new NoiseStress(SimulatedNoise.ALL.get(2), Double.NaN))
                .isInstanceOf(BadUsage.class);
    }

    private static Recording stressed(Recording recording, NoiseSource source, double decibels, long seed) {
        return new NoiseStress(source, decibels).apply(recording, SeededRandom.of(seed));
    }

    /** The definition once more: S is an eighth of the squared amplitude, N the squared mean of the seconds' deviations. */
    private static double ratio(double amplitude, double... noise) {
        double deviations = 0;
        for (int second = 0; second < SECONDS; second++) {
            double[] values = Arrays.copyOfRange(noise, second * (int) RATE, (second + 1) * (int) RATE);
            double mean = Arrays.stream(values).average().orElseThrow();
            deviations += Math.sqrt(Arrays.stream(values)
                    .map(v -> (v - mean) * (v - mean))
                    .average()
                    .orElseThrow());
        }
        return 10 * Math.log10(amplitude * amplitude / 8 / Math.pow(deviations / SECONDS, 2));
    }

    private static double[] difference(Recording noisy, Recording clean, int lead) {
        float[] a = noisy.signals().get(lead).samples();
        float[] b = clean.signals().get(lead).samples();
        return IntStream.range(0, a.length)
                .mapToDouble(t -> (double) a[t] - b[t])
                .toArray();
    }

    private static double amplitude(int lead) {
        return 0.5 + 0.1 * lead;
    }

    /** A pulse of 40 ms each second; its height says which of the twelve leads it is. */
    private static Recording pulses(List<Lead> leads) {
        return Recordings.named(
                "R", RATE, leads.stream().map(NoiseStressTest::pulses).toList());
    }

    private static LeadSignal pulses(Lead lead) {
        float[] samples = new float[(int) (SECONDS * RATE)];
        for (int t = 0; t < samples.length; t++) {
            samples[t] = t % RATE < 20 ? (float) amplitude(Lead.STANDARD_12.indexOf(lead)) : 0;
        }
        return LeadSignal.millivolts(lead, samples);
    }
}
