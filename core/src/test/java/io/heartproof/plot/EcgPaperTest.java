package io.heartproof.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.problem.BadData;
import io.heartproof.problem.BadUsage;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Patient;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Source;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class EcgPaperTest {
    private final Recording twelve = SyntheticEcg.recording("A0001", 15.9, Lead.STANDARD_12);

    @Test
    void drawsTwelveLeadsInThreeRowsOfFourAboveARhythmStrip() throws Exception {
        Document svg = WellFormed.parse(EcgPaper.of(twelve).draw().standalone());

        assertThat(texts(svg))
                .containsSubsequence(
                        "A0001",
                        "12 leads \u00b7 500 Hz \u00b7 15.9 s, drawn from 0 to 10 s \u00b7 female \u00b7 74 years")
                .containsSubsequence("I", "aVR", "V1", "V4", "II", "aVL", "V2", "V5", "III", "aVF", "V3", "V6", "II")
                .containsSubsequence("0 s", "1 s", "10 s")
                .containsSubsequence("25 mm/s \u00b7 10 mm/mV \u00b7 each lead about its median");
    }

    @Test
    void tenSecondsAreTwoHundredAndFiftyMillimetres() {
        Svg svg = EcgPaper.of(twelve).draw();

        // 4 mm margin, 10 mm for the pulse, 250 mm, at least 1 mm, to the next 5 mm, 4 mm margin.
        assertThat(svg.unit()).isEqualTo("mm");
        assertThat(svg.width()).isEqualTo(4 + 10 + 255 + 4);
    }

    @Test
    void aMillivoltIsTenMillimetresHigh() {
        // A step from 0 to 1 mV at 10 Hz: 2.5 mm a sample, 10 mm up.
        String path = Trace.path(new float[] {0, 0, 1, 1}, 0, 4, new Trace.StripScale(2.5, 10, 0, 50, 50));

        assertThat(path).isEqualTo("M0 0h0l250 0l250 -1000l250 0");
    }

    @Test
    void keepsEveryPeakHoweverManySamplesShareAPoint() {
        float[] samples = new float[10_000];
        samples[4321] = 2;
        samples[4322] = -1;

        String path = Trace.path(samples, 0, samples.length, new Trace.StripScale(0.001, 10, 0, 50, 50));

        assertThat(path).contains(" -2000l0 3000l").hasSizeLessThan(1000);
    }

    @Test
    void leavesAGapWhereSamplesAreInvalid() {
        float[] samples = {0, 0, Float.NaN, Float.NaN, 0, 0};

        assertThat(Trace.path(samples, 0, 6, new Trace.StripScale(1, 10, 0, 50, 50)))
                .isEqualTo("M0 0h0l100 0M400 0h0l100 0");
    }

    @Test
    void drawsWhatLeavesTheRowAtItsEdge() {
        assertThat(Trace.path(new float[] {0, 9}, 0, 2, new Trace.StripScale(1, 10, 0, 20, 10)))
                .isEqualTo("M0 0h0l100 -2000");
    }

    @Test
    void lowersTheGainWhereALeadWouldNotFit() throws Exception {
        float[] large = new float[5000];
        Arrays.fill(large, 2500, 5000, 9);

        assertThat(texts(WellFormed.parse(EcgPaper.of(recording(LeadSignal.millivolts(Lead.I, large)))
                        .draw()
                        .standalone())))
                .contains("25 mm/s \u00b7 5 mm/mV \u00b7 each lead about its median");
    }

    @Test
    void saysWhereAnArtefactIsCutOff() throws Exception {
        float[] artefact = twelve.signals().get(1).samples().clone();
        artefact[2000] = 20;

        assertThat(texts(WellFormed.parse(EcgPaper.of(recording(LeadSignal.millivolts(Lead.II, artefact)))
                        .draw()
                        .standalone())))
                .contains("25 mm/s \u00b7 10 mm/mV \u00b7 each lead about its median")
                .contains("Peaks that leave their row are cut off at its edge.");
    }

    @Test
    void saysWhatIsNoVoltageAndWhatIsNotCalibrated() throws Exception {
        float[] samples = twelve.signals().get(0).samples();
        Recording mixed = recording(
                LeadSignal.inUnit(Lead.I, samples, "NU"),
                LeadSignal.uncalibrated(Lead.II, samples),
                LeadSignal.millivolts(Lead.V1, samples));

        assertThat(texts(WellFormed.parse(EcgPaper.of(mixed).draw().standalone())))
                .anyMatch(line -> line.matches(".*\\d mm per NU \\(no voltage; pulse: [\\d.]+ NU\\).*10 mm/mV.*"))
                .anyMatch(line -> line.startsWith("Amplitude of II is not calibrated"));
    }

    @Test
    void laysASecondRecordingOverTheFirstAndMagnifiesTheDifference() throws Exception {
        Recording noisy = SyntheticEcg.withNoise(twelve, 0.01, 1);

        Document svg = WellFormed.parse(EcgPaper.of(twelve)
                .overlay(noisy, "without noise", "with noise")
                .draw()
                .standalone());

        // At most 0.01 mV: 16 mm / 0.02 mV = 800, so 500 mm/mV, 50 times the usual 10; the pulse is 10 uV, 5 mm high.
        assertThat(texts(svg))
                .contains("without noise", "with noise")
                .contains("Difference in II, magnified 50 times (pulse: 10 \u00b5V)");
        assertThatThrownBy(() ->
                        EcgPaper.of(twelve).overlay(SyntheticEcg.recording("other", 1, Lead.STANDARD_12), "a", "b"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void drawsRecordingsThatAreEmptyInvalidOrFlat() throws Exception {
        float[] invalid = new float[100];
        Arrays.fill(invalid, Float.NaN);

        assertThat(texts(WellFormed.parse(EcgPaper.of(recording(
                                LeadSignal.millivolts(Lead.I, invalid), LeadSignal.millivolts(Lead.II, new float[100])))
                        .draw()
                        .standalone())))
                .contains("no valid sample");
        WellFormed.parse(EcgPaper.of(recording(LeadSignal.millivolts(Lead.I, new float[0])))
                .draw()
                .standalone());
    }

    @Test
    void drawsAnyPartOfTheRecordingAndNoOther() throws Exception {
        EcgPaper paper = EcgPaper.of(twelve);

        assertThat(texts(WellFormed.parse(paper.excerpt(12, 100).draw().standalone())))
                .contains("12 leads \u00b7 500 Hz \u00b7 15.9 s, drawn from 12 to 15.9 s \u00b7 female \u00b7 74 years")
                .containsSubsequence("12 s", "13 s", "14 s", "15 s");
        assertThatThrownBy(() -> paper.excerpt(16, 10))
                .isInstanceOf(BadUsage.class)
                .hasMessage("a drawing of A0001 must start at 0 to 15.9 s, got 16.0");
        assertThatThrownBy(() -> paper.excerpt(Double.NaN, 10)).isInstanceOf(BadUsage.class);
        assertThatThrownBy(() -> paper.excerpt(0, 0)).isInstanceOf(BadUsage.class);
        assertThatThrownBy(() -> paper.excerpt(0, 601)).isInstanceOf(BadUsage.class);
    }

    @Test
    void drawsAbsurdSamplingRates() throws Exception {
        float[] samples = twelve.signals().get(0).samples();
        for (double rate : new double[] {1, 1e9, 1e300}) {
            Recording odd = recording(LeadSignal.millivolts(Lead.I, samples)).with(rate, twelve.signals());
            WellFormed.parse(EcgPaper.of(odd).draw().standalone());
        }
        assertThatThrownBy(
                        () -> EcgPaper.of(twelve.with(0.001, twelve.signals())).draw())
                .isInstanceOf(BadData.class)
                .hasMessage("A0001: expected a sampling rate of at least 1 Hz for a drawing, got 0.001");
    }

    @Test
    void escapesAndShortensNames() throws Exception {
        Lead lead = new Lead("<script>alert(1)</script>" + "x".repeat(200));
        Recording hostile = new Recording(
                "<b>&\"'\u0001" + "y".repeat(200),
                500,
                List.of(LeadSignal.inUnit(lead, new float[10], "<u>" + "z".repeat(200))),
                Patient.UNKNOWN,
                List.of(),
                Source.of("test"));

        Document svg = WellFormed.parse(EcgPaper.of(hostile).draw().standalone());

        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
        assertThat(texts(svg)).allMatch(text -> text.length() < 160);
    }

    /** 12 leads, each at least two seconds: 8 s in four columns, 7.9 s in three, 4 s in two, less in one. */
    @Test
    void shortRecordingsHaveFewerColumns() {
        assertThat(List.of(8.0, 7.9, 4.0, 3.9, 0.0))
                .extracting(seconds ->
                        EcgLayout.of(Lead.STANDARD_12, seconds).rows().get(0).size())
                .containsExactly(4, 3, 2, 1, 1);
        assertThat(EcgLayout.of(Lead.STANDARD_12, 2.5).rows()).hasSize(12);
    }

    /** Of noise that is 0.01 mV up nearly always the median is 0.01 mV; it is drawn 5 mm above the pulse's foot all the same. */
    @Test
    void drawsTheDifferenceAboutZero() {
        float[] clean = new float[100];
        float[] up = new float[100];
        Arrays.fill(up, 0.01f);
        up[50] = -0.01f;

        String svg = EcgPaper.of(recording(LeadSignal.millivolts(Lead.II, clean)))
                .overlay(recording(LeadSignal.millivolts(Lead.II, up)), "without noise", "with noise")
                .draw()
                .standalone();

        assertThat(svg).contains("d=\"M0 -500h0").doesNotContain("l0 1000").contains("l10 1000");
    }

    @Test
    void layoutsPlaceEveryLeadOnce() {
        assertThat(EcgLayout.of(Lead.INDEPENDENT_8, 10).rows()).hasSize(8).allMatch(row -> row.size() == 1);
        EcgLayout columns = EcgLayout.inColumns(Lead.INDEPENDENT_8, 2);
        assertThat(columns.rows()).hasSize(5);
        assertThat(columns.rows().get(0))
                .containsExactly(new EcgLayout.Strip(0, 0, 0.5), new EcgLayout.Strip(4, 0.5, 1));
        assertThat(columns.rows().get(4)).containsExactly(new EcgLayout.Strip(1, 0, 1));
    }

    private static Recording recording(LeadSignal... signals) {
        return new Recording("test", 500, List.of(signals), Patient.UNKNOWN, List.of(), Source.of("test"));
    }

    private static List<String> texts(Document svg) {
        var nodes = svg.getElementsByTagName("text");
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent())
                .toList();
    }
}
