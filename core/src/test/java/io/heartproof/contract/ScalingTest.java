package io.heartproof.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.fixture.Recordings;
import io.heartproof.signal.Lead;
import io.heartproof.signal.Recording;
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
        assertThat(scaled.peaks()).containsExactly(5, 4);
    }

    @Test
    void leadStandardBringsToMeanZeroAndDeviationOne() {
        PreparedRecording scaled = Scaling.LEAD_STANDARD.apply(RECORDING);
        assertThat(scaled.leads()[0])
                .containsExactly(new float[] {-0.4472136f, 0.4472136f, 1.3416408f, -1.3416408f}, within(1e-6f));
        assertThat(scaled.leads()[1]).containsExactly(0, 0, 0, 0); // flat: not divided
        assertThat(scaled.peaks()).containsExactly(new float[] {2.236068f, 1}, within(1e-6f));
    }

    @Test
    void millivoltsStayAsTheyAre() {
        PreparedRecording scaled = Scaling.MILLIVOLTS.apply(RECORDING);
        assertThat(scaled.leads()[0]).containsExactly(1, 3, 5, -1);
        assertThat(scaled.peaks()).containsExactly(1, 1);
    }
}
