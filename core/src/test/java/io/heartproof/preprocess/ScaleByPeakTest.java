package io.heartproof.preprocess;

import static io.heartproof.fixture.Recordings.millivolts;
import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.fixture.Recordings;
import io.heartproof.signal.Lead;
import io.heartproof.signal.Recording;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScaleByPeakTest {
    @Test
    void dividesEachLeadByItsOwnPeakInFloat32() {
        Recording recording =
                Recordings.of(500, millivolts(Lead.I, 0.5f, -2, 0.1f), millivolts(Lead.II, 0.3f, 0.1f, 0));

        Recording scaled = new ScaleByPeak().apply(recording);

        assertThat(scaled.signals().get(0).samples()).containsExactly(0.25f, -1, 0.1f / 2f);
        assertThat(scaled.signals().get(1).samples()).containsExactly(1, 0.1f / 0.3f, 0);
        assertThat(ScaleByPeak.peaks(recording)).containsExactly(2, 0.3f);
        assertThat(scaled.signals().get(0).unit()).isEqualTo(ScaleByPeak.UNIT);
        assertThat(scaled.source().notes()).isEmpty();
    }

    @Test
    void leavesLeadBelowSmallestPeakAndReportsItFlat() {
        Recording recording = Recordings.of(500, millivolts(Lead.V1, 1.1e-6f, 0), millivolts(Lead.V2, 1.2e-6f, 0));

        Recording scaled = new ScaleByPeak().apply(recording);

        assertThat(scaled.signals().get(0).samples()).containsExactly(1.1e-6f, 0);
        assertThat(scaled.signals().get(1).samples()).containsExactly(1, 0);
        assertThat(ScaleByPeak.peaks(recording)).containsExactly(1, 1.2e-6f);
        assertThat(scaled.source().notes()).containsExactly("lead V1 is flat");
    }

    @Test
    void reportsConstantLeadFlat() {
        Recording recording = Recordings.of(500, millivolts(Lead.V1, 3, 3, 3));

        Recording scaled = new ScaleByPeak().apply(recording);

        assertThat(scaled.signals().get(0).samples()).containsExactly(1, 1, 1);
        assertThat(scaled.source().notes()).containsExactly("lead V1 is flat");
    }

    @Test
    void scaledLeadsReachOneAndNeverPassIt() {
        long seed = 31;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            Recording scaled = new ScaleByPeak().apply(Recordings.waves(random, List.of(Lead.I), 200, 500));
            float peak = 0;
            for (float sample : scaled.signals().get(0).samples()) {
                peak = Math.max(peak, Math.abs(sample));
            }
            assertThat(peak).isEqualTo(1);
        }
    }
}
