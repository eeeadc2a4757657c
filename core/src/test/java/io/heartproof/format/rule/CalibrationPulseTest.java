package io.heartproof.format.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.label.Label;
import io.heartproof.label.LabelSet;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Patient;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Source;
import io.heartproof.simulate.Simulator;
import io.heartproof.simulate.SimulatorSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recordings of two seconds whose leads differ everywhere, with pulses put before or behind. */
class CalibrationPulseTest {
    private static final int ECG_SECONDS = 2;

    @ParameterizedTest
    @CsvSource({
        "500, 1, 0.2, 0.1, 0.1", "500, 0.5, 0.2, 0.1, 0.1", "500, 2, 0.1, 0.05, 0.2", "250, 1, 0.1, 0.02, 0.02",
        "100, 1, 0.2, 0.1, 0.1", "1000, 1, 0.1, 0.1, 0", "360, 1, 0.2, 0, 0.1", "500, 1, 1, 0.5, 0.5"
    })
    void isCutOffAtEitherEnd(int rate, float millivolts, double plateau, double before, double after) {
        float[] pulse = pulse(rate, millivolts, before, plateau, after);
        Recording atEnd = CalibrationPulse.cutOff(recording(rate, new float[0], pulse));
        Recording atStart = CalibrationPulse.cutOff(recording(rate, pulse, new float[0]));
        assertThat(atEnd.signals().get(7).samples()).containsExactly(ecg(rate, 7));
        assertThat(atStart.signals().get(7).samples()).containsExactly(ecg(rate, 7));
        assertThat(atEnd.source().notes())
                .containsExactly("the last " + pulse.length + " samples, a calibration pulse, are cut off");
        assertThat(atStart.source().notes())
                .containsExactly("the first " + pulse.length + " samples, a calibration pulse, are cut off");
    }

    @Test
    void isCutOffWhereItIsRepeatedOrHasSlopes() {
        float[] once = pulse(500, 1, 0.1, 0.2, 0.1);
        once[50] = 0.4f; // the first sample of the plateau
        float[] twice = Arrays.copyOf(once, 2 * once.length);
        System.arraycopy(once, 0, twice, once.length, once.length);
        Recording recording = recording(500, once, twice);
        recording.signals().get(3).samples()[3 * once.length / 4] += 0.002f; // another gain
        assertThat(CalibrationPulse.cutOff(recording).length()).isEqualTo(ECG_SECONDS * 500);
    }

    @Test
    void isCutOffBesideABlankLeadAndOneOfAnotherUnit() {
        List<LeadSignal> signals = new ArrayList<>(
                recording(500, new float[0], pulse(500, 1, 0.1, 0.2, 0.1)).signals());
        float[] blank = new float[signals.get(0).samples().length];
        Arrays.fill(blank, Float.NaN);
        signals.add(LeadSignal.millivolts(new Lead("blank"), blank));
        signals.add(LeadSignal.inUnit(new Lead("resp"), new float[blank.length], "%"));
        assertThat(CalibrationPulse.cutOff(of(500, signals)).length()).isEqualTo(ECG_SECONDS * 500);
    }

    @ParameterizedTest
    @CsvSource({
        "500, 1, 0.05, 0.1, 0.1", // shorter than any cart's
        "500, 0.8, 0.2, 0.1, 0.1", // of another height
        "500, 5, 0.2, 0.1, 0.1", // an amplifier at its limit
        "500, 1, 0.2, 0, 0", // no zero beside it
        "500, 1, 5, 0.1, 0.1" // longer than any cart's
    })
    void isNotWhatIsOnlyLikeOne(int rate, float millivolts, double plateau, double before, double after) {
        Recording recording = recording(rate, new float[0], pulse(rate, millivolts, before, plateau, after));
        assertThat(CalibrationPulse.cutOff(recording).length()).isEqualTo(recording.length());
    }

    @Test
    void isNotInOneLeadOrTwo() {
        Recording recording = recording(500, new float[0], pulse(500, 1, 0.1, 0.2, 0.1));
        Recording two = of(500, recording.signals().subList(0, 2));
        assertThat(CalibrationPulse.cutOff(two)).isSameAs(two);
        recording.signals().get(5).samples()[recording.length() - 80] = 0.9f;
        assertThat(CalibrationPulse.cutOff(recording).length()).isEqualTo(recording.length());
    }

    @Test
    void isNowhereInSimulatedRecordings() {
        Simulator simulator = new Simulator(3, SimulatorSettings.CPSC2018);
        for (Label label : LabelSet.CPSC2018.labels()) {
            for (int number = 1; number <= 5; number++) {
                Recording recording = simulator.simulate(label, number).recording();
                assertThat(CalibrationPulse.cutOff(recording)).isSameAs(recording);
            }
        }
    }

    @Test
    void isNowhereInSilence() {
        Recording silent = recording(500, new float[0], new float[0]);
        silent.signals().forEach(signal -> Arrays.fill(signal.samples(), 0));
        assertThat(CalibrationPulse.cutOff(silent)).isSameAs(silent);
    }

    private static float[] pulse(int rate, float millivolts, double before, double plateau, double after) {
        int start = (int) Math.round(before * rate);
        int end = start + (int) Math.round(plateau * rate);
        float[] pulse = new float[end + (int) Math.round(after * rate)];
        Arrays.fill(pulse, start, end, millivolts);
        return pulse;
    }

    private static float[] ecg(int rate, int lead) {
        float[] samples = new float[ECG_SECONDS * rate];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.1 + 0.1 * lead + 0.05 * Math.sin(7.0 * i / rate));
        }
        return samples;
    }

    private static Recording recording(int rate, float[] before, float[] after) {
        List<LeadSignal> signals = new ArrayList<>();
        for (Lead lead : Lead.STANDARD_12) {
            float[] ecg = ecg(rate, signals.size());
            float[] all = Arrays.copyOf(before, before.length + ecg.length + after.length);
            System.arraycopy(ecg, 0, all, before.length, ecg.length);
            System.arraycopy(after, 0, all, before.length + ecg.length, after.length);
            signals.add(LeadSignal.millivolts(lead, all));
        }
        return of(rate, signals);
    }

    private static Recording of(int rate, List<LeadSignal> signals) {
        return new Recording("r", rate, signals, Patient.UNKNOWN, List.of(), Source.of("test"));
    }
}
