package io.heartproof.prepared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.contract.LeadScale;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.problem.BadData;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SetCalibrationTest {
    private static final LeadScale MILLIVOLTS = new LeadScale(2, Optional.of("mV"));
    private static final LeadScale UNKNOWN = new LeadScale(2, Optional.empty());
    private static final LeadScale PRESSURE = new LeadScale(80, Optional.of("mmHg"));

    private final PreparedSet set = new PreparedSet(
            List.of(
                    recording("A", MILLIVOLTS, MILLIVOLTS),
                    recording("B", MILLIVOLTS, UNKNOWN),
                    recording("C", PRESSURE, MILLIVOLTS),
                    recording("D", MILLIVOLTS, MILLIVOLTS)),
            new int[] {0, 1, 0, 1});

    @Test
    void aRecordingIsCalibratedWhereEveryLeadIsAVoltage() {
        SetCalibration calibration = SetCalibration.of(set);

        assertThat(calibration.calibrated()).containsExactly(0, 3);
        assertThat(calibration.uncalibrated()).containsExactly("B", "C");
        assertThat(calibration.calibrated(set).labels()).containsExactly(0, 1);
    }

    @Test
    void refusesASetNamingTheFirstAndCountingAll() {
        assertThatThrownBy(() -> SetCalibration.of(set).requireAll("training with noise in microvolts"))
                .isInstanceOf(BadData.class)
                .hasMessage("B: training with noise in microvolts needs amplitudes in volts,"
                        + " which 2 of 4 recordings do not state, this one the first");
        assertThatCode(() -> SetCalibration.of(set.at(0, 3)).requireAll("noise"))
                .doesNotThrowAnyException();
    }

    private static PreparedRecording recording(String name, LeadScale... scales) {
        return new PreparedRecording(name, new float[scales.length][4], List.of(scales), List.of());
    }
}
