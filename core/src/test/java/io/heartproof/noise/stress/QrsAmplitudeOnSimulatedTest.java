package io.heartproof.noise.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.label.LabelSet;
import io.heartproof.signal.LeadSignal;
import io.heartproof.simulate.RecordingLengths;
import io.heartproof.simulate.SimulatedRecording;
import io.heartproof.simulate.Simulator;
import io.heartproof.simulate.SimulatorSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the amplitude at the beats that the simulator made. */
class QrsAmplitudeOnSimulatedTest {
    private static final int HALF_WINDOW = 25;

    @ParameterizedTest
    @ValueSource(strings = {"Normal", "AF", "I-AVB", "LBBB", "RBBB", "PAC", "STD", "STE"})
    void findsTheAmplitudeOfTheTrueComplexes(String label) {
        SimulatorSettings settings = SimulatorSettings.CPSC2018.withLengths(RecordingLengths.constant(20));
        for (int index = 1; index <= 4; index++) {
            SimulatedRecording simulated = new Simulator(3, settings).simulate(LabelSet.CPSC2018.named(label), index);
            List<float[]> leads = simulated.recording().signals().stream()
                    .map(LeadSignal::samples)
                    .toList();
            double[] found = QrsAmplitude.of(leads, 500);
            double largest = largest(found);
            for (int lead = 0; lead < found.length; lead++) {
                // Leads with a small complex see it pass from one side to the other; they count a tenth of the largest.
                double tolerance = Math.max(0.2 * found[lead], 0.1 * largest);
                assertThat(found[lead])
                        .as("%s %d, lead %d", label, index, lead)
                        .isCloseTo(amplitude(simulated, leads.get(lead)), within(tolerance));
            }
        }
    }

    /** The definition with the truth: the range within 50 ms of each complex's peak, the trimmed mean over beats. */
    private static double amplitude(SimulatedRecording simulated, float... lead) {
        List<Double> ranges = new ArrayList<>();
        simulated.beats().forEach(beat -> {
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            int peak = beat.qrs().peak();
            for (int t = Math.max(0, peak - HALF_WINDOW); t <= Math.min(lead.length - 1, peak + HALF_WINDOW); t++) {
                low = Math.min(low, lead[t]);
                high = Math.max(high, lead[t]);
            }
            ranges.add((double) high - low);
        });
        return StressRatio.trimmedMean(
                ranges.stream().mapToDouble(range -> range).toArray());
    }

    private static double largest(double... values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, value);
        }
        return largest;
    }
}
