package io.heartproof.contract;

import static io.heartproof.fixture.Recordings.millivolts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.fixture.Recordings;
import io.heartproof.label.LabelSet;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InputContractTest {
    private static final LabelSet TWO = new LabelSet(List.of("Normal", "AF"));
    private static final InputContract ONE_LEAD =
            new InputContract(List.of(Lead.II), 500, new PaddedForm(2_000), Scaling.LEAD_PEAK, TWO);

    /** The peak that scales is the peak of what is kept: the 8 mV after the cut do not count. */
    @Test
    void cutsBeforeItScales() {
        float[] samples = new float[3_000];
        samples[10] = -4;
        samples[11] = 1;
        samples[2_000] = 8;

        PreparedRecording prepared = ONE_LEAD.prepare(Recordings.of(500, millivolts(Lead.II, samples)));

        assertThat(prepared.length()).isEqualTo(2_000);
        assertThat(prepared.leads()[0][10]).isEqualTo(-1);
        assertThat(prepared.leads()[0][11]).isEqualTo(0.25f);
        assertThat(prepared.scales()).containsExactly(new LeadScale(4, Optional.of("mV")));
    }

    @Test
    void cutsAfterItResamples() {
        float[] samples = new float[1_500];
        Arrays.fill(samples, 2);

        PreparedRecording prepared = ONE_LEAD.prepare(Recordings.of(250, millivolts(Lead.II, samples)));

        assertThat(prepared.length()).isEqualTo(2_000);
        assertThat(prepared.leads()[0]).containsOnly(1);
    }

    @Test
    void carriesNotesOfReadingAndOfEveryStep() {
        float[] lead = new float[1_536];
        lead[3] = Float.NaN;
        Recording recording = Recordings.of(500, millivolts(Lead.I, lead), millivolts(Lead.III, new float[1_536]))
                .noted("as read");

        assertThat(ONE_LEAD.prepare(recording).notes())
                .containsExactly(
                        "as read",
                        "lead II is derived from I and III",
                        "lead II: 1 of 1536 samples interpolated (gaps: 1)",
                        "lead II is flat");
    }

    @Test
    void ignoresGapsInLeadsThatItDoesNotUse() {
        float[] gap = new float[1_536];
        Arrays.fill(gap, Float.NaN);
        Recording recording = Recordings.of(500, millivolts(Lead.V1, gap), millivolts(Lead.II, new float[1_536]));

        assertThat(ONE_LEAD.prepare(recording).leads()).hasDimensions(1, 1_536);
    }

    @Test
    void refusesRecordingTooShortForOneWindow() {
        Recording recording = Recordings.of(250, millivolts(Lead.II, new float[767]));

        assertThatThrownBy(() -> ONE_LEAD.prepare(recording))
                .isInstanceOf(BadData.class)
                .hasMessage("R0001: expected at least 3.07 s (1536 samples at 500.0 Hz), got 3.07 s");
        assertThat(ONE_LEAD.prepare(Recordings.of(250, millivolts(Lead.II, new float[768])))
                        .length())
                .isEqualTo(1_536);
    }

    @Test
    void preparesTheSameWhateverTheOrderOfLeadsInTheFile() {
        long seed = 12;
        System.out.println("seed " + seed);
        InputContract contract = InputContract.published(PaddedForm.PUBLISHED, TWO);
        Recording recording = Recordings.waves(new Random(seed), Lead.STANDARD_12, 1_600, 500);
        List<LeadSignal> backwards = new ArrayList<>(recording.signals());
        Collections.reverse(backwards);
        Recording reversed = recording.with(500, backwards);

        assertThat(contract.prepare(reversed).leads())
                .isDeepEqualTo(contract.prepare(recording).leads());
    }

    @Test
    void refusesAUnitThatIsNotStatedWhereMillivoltsAreWanted() {
        InputContract inMillivolts =
                new InputContract(List.of(Lead.II), 500, new PaddedForm(2_000), Scaling.MILLIVOLTS, TWO);
        Recording unknown = Recordings.of(500, LeadSignal.uncalibrated(Lead.II, new float[2_000]));
        Recording other = Recordings.of(500, LeadSignal.inUnit(Lead.II, new float[2_000], "%"));

        assertThatThrownBy(() -> inMillivolts.prepare(unknown))
                .isInstanceOf(BadData.class)
                .hasMessageEndingWith("expected millivolts, lead II is in a unit that its file does not state");
        assertThatThrownBy(() -> inMillivolts.prepare(other))
                .isInstanceOf(BadData.class)
                .hasMessageEndingWith("expected millivolts, lead II is in %");
        assertThat(ONE_LEAD.prepare(unknown).length()).isEqualTo(2_000);
    }

    @Test
    void rejectsContractThatNothingCanFulfil() {
        PaddedForm form = PaddedForm.PUBLISHED;

        assertThatThrownBy(() -> new InputContract(List.of(), 500, form, Scaling.LEAD_PEAK, TWO))
                .isInstanceOf(BadData.class)
                .hasMessage("input contract: leads must be distinct and at least one, got []");
        assertThatThrownBy(
                        () -> new InputContract(List.of(Lead.AVR, new Lead("AVR")), 500, form, Scaling.LEAD_PEAK, TWO))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("got [aVR, aVR]");
        for (double rate : new double[] {0, -500, Double.NaN, Double.POSITIVE_INFINITY, 1e6}) {
            assertThatThrownBy(() -> new InputContract(List.of(Lead.I), rate, form, Scaling.LEAD_PEAK, TWO))
                    .isInstanceOf(BadData.class)
                    .hasMessageContaining("samplingRateHz must lie between 0 and 100000.0, got " + rate);
        }
    }
}
