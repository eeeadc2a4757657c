package io.heartproof.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.label.Label;
import io.heartproof.label.LabelSet;
import io.heartproof.problem.BadUsage;
import io.heartproof.signal.Lead;
import io.heartproof.signal.Recording;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimulatorTest {
    /** Three values of up to 4 mV, each rounded to float, mV. */
    private static final double ROUNDING = 1e-6;

    static List<Label> classes() {
        return LabelSet.CPSC2018.labels();
    }

    @ParameterizedTest
    @MethodSource("classes")
    void makesTwelveLeadsInTheUsualOrder(Label label) {
        Recording recording = new Simulator(1).simulate(label, 7).recording();

        assertThat(recording.leads()).isEqualTo(Lead.STANDARD_12);
        assertThat(recording.name()).isEqualTo("S00007");
        assertThat(recording.samplingRateHz()).isEqualTo(500);
        assertThat(recording.durationSeconds()).isBetween(6.0, 60.0);
        assertThat(recording.patient().ageYears()).isPresent();
        assertThat(recording.diagnosisCodes()).hasSize(1);
        assertThat(recording.signals()).allSatisfy(lead -> {
            assertThat(lead.unit()).isEqualTo("mV");
            assertThat(lead.samples()).doesNotContain(Float.NaN);
        });
    }

    @ParameterizedTest
    @MethodSource("classes")
    void obeysEinthovenAndGoldberger(Label label) {
        Recording recording = new Simulator(2).simulate(label, 3).recording();
        float[] one = samples(recording, Lead.I);
        float[] two = samples(recording, Lead.II);
        assertThat(farthest(recording, Lead.III, i -> two[i] - one[i])).isLessThan(ROUNDING);
        assertThat(farthest(recording, Lead.AVR, i -> -(one[i] + two[i]) / 2)).isLessThan(ROUNDING);
        assertThat(farthest(recording, Lead.AVL, i -> one[i] - two[i] / 2)).isLessThan(ROUNDING);
        assertThat(farthest(recording, Lead.AVF, i -> two[i] - one[i] / 2)).isLessThan(ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("classes")
    void givesTheSameRecordingForTheSameSeedLabelAndIndex(Label label) {
        SimulatedRecording first = new Simulator(5).simulate(label, 11);
        Simulator other = new Simulator(5);
        other.simulate(label, 10);
        SimulatedRecording again = other.simulate(label, 11);

        assertThat(again.beats()).isEqualTo(first.beats());
        assertThat(samples(again.recording(), Lead.V3)).isEqualTo(samples(first.recording(), Lead.V3));
        assertThat(samples(other.simulate(label, 12).recording(), Lead.V3))
                .isNotEqualTo(samples(first.recording(), Lead.V3));
        assertThat(samples(new Simulator(6).simulate(label, 11).recording(), Lead.V3))
                .isNotEqualTo(samples(first.recording(), Lead.V3));
    }

    @Test
    void refusesUnknownClassesAndNegativeIndices() {
        assertThatThrownBy(() -> new Simulator(1).simulate(new Label(0, "WPW"), 1))
                .isInstanceOf(BadUsage.class)
                .hasMessageContaining("'WPW'");
        assertThatThrownBy(() -> new Simulator(1).simulate(LabelSet.CPSC2018.get(0), -1))
                .isInstanceOf(BadUsage.class)
                .hasMessageContaining("-1");
    }

    /** Largest distance of a lead from what other leads say it is, mV. */
    private static double farthest(Recording recording, Lead lead, IntToDoubleFunction expected) {
        float[] samples = samples(recording, lead);
        return IntStream.range(0, samples.length)
                .mapToDouble(i -> Math.abs(samples[i] - expected.applyAsDouble(i)))
                .max()
                .orElseThrow();
    }

    private static float[] samples(Recording recording, Lead lead) {
        return recording.signal(lead).orElseThrow().samples();
    }
}
