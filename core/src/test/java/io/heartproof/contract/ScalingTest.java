package io.heartproof.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.fixture.Recordings;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScalingTest {
    private static final Recording RECORDING = Recordings.of(
            100,
            Recordings.millivolts(Lead.I, 1, 3, 5, -1), // mean 2, deviation sqrt((1 + 1 + 9 + 9) / 4) = 2.236068
            Recordings.millivolts(Lead.II, 4, 4, 4, 4));

    @Test
    void leadPeakDividesByTheLargestAbsoluteValue() {
        PreparedRecording scaled = Scaling.LEAD_PEAK.apply(RECORDING);
        assertThat(scaled.leads()[0]).containsExactly(0.2f, 0.6f, 1, -0.2f);
        assertThat(amplitudes(scaled)).containsExactly(5, 4);
    }

    @Test
    void leadStandardBringsToMeanZeroAndDeviationOne() {
        PreparedRecording scaled = Scaling.LEAD_STANDARD.apply(RECORDING);
        assertThat(scaled.leads()[0])
                .containsExactly(new float[] {-0.4472136f, 0.4472136f, 1.3416408f, -1.3416408f}, within(1e-6f));
        assertThat(scaled.leads()[1]).containsExactly(0, 0, 0, 0); // flat: not divided
        assertThat(amplitudes(scaled)).containsExactly(new float[] {2.236068f, 1}, within(1e-6f));
    }

    @Test
    void millivoltsStayAsTheyAre() {
        PreparedRecording scaled = Scaling.MILLIVOLTS.apply(RECORDING);
        assertThat(scaled.leads()[0]).containsExactly(1, 3, 5, -1);
        assertThat(amplitudes(scaled)).containsExactly(1, 1);
    }

    @Test
    void keepsTheUnitOfEachLeadAndKnowsMicrovoltsWhereItIsAVoltage() {
        Recording mixed = Recordings.of(
                100,
                LeadSignal.millivolts(Lead.I, new float[] {0, 5}),
                LeadSignal.uncalibrated(Lead.II, new float[] {0, 4}),
                LeadSignal.inUnit(Lead.V1, new float[] {0, 80}, "mmHg"));
        List<LeadScale> scales = Scaling.LEAD_PEAK.apply(mixed).scales();

        assertThat(scales)
                .containsExactly(
                        new LeadScale(5, Optional.of("mV")),
                        new LeadScale(4, Optional.empty()),
                        new LeadScale(80, Optional.of("mmHg")));
        assertThat(scales).extracting(LeadScale::microvolts).containsExactly(5_000f, Float.NaN, Float.NaN);
    }

    private static float[] amplitudes(PreparedRecording scaled) {
        float[] amplitudes = new float[scaled.scales().size()];
        for (int lead = 0; lead < amplitudes.length; lead++) {
            amplitudes[lead] = scaled.scales().get(lead).amplitude();
        }
        return amplitudes;
    }
}
