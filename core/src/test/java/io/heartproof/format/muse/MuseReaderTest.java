package io.heartproof.format.muse;

import static io.heartproof.fixture.XmlEcgs.muse;
import static io.heartproof.fixture.XmlEcgs.museLead;
import static io.heartproof.fixture.XmlEcgs.waveform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.format.RecordingFiles;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.Patient;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Sex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No sample of the format was at hand: the files are made here by the element names that published readers use. */
class MuseReaderTest {
    private static final Offset<Float> ROUNDING = Offset.offset(1e-6f);

    @TempDir
    Path folder;

    private Recording read(String text) throws IOException {
        return RecordingFiles.read(Files.writeString(folder.resolve("m.xml"), text));
    }

    private void assertRefused(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(BadData.class).hasMessage(folder.resolve("m.xml") + message);
    }

    @Test
    void readsTheRhythmBeforeTheMedianAndDerivesTheLimbLeads() throws IOException {
        Recording recording = read(muse(
                waveform("Median", museLead("I", 7)),
                waveform("Rhythm", museLead("I", 100, -100), museLead("II", 300, 0), museLead("V1", 1, 2))));
        assertThat(recording.leads()).containsExactly(Lead.I, Lead.II, Lead.III, Lead.AVR, Lead.AVL, Lead.AVF, Lead.V1);
        assertThat(recording.samplingRateHz()).isEqualTo(500);
        // 4.88 uV per code; III = II - I, aVR = -(I + II)/2, aVL = I - II/2, aVF = II - I/2.
        assertLead(recording, Lead.I, 0.488f, -0.488f);
        assertLead(recording, Lead.III, 0.976f, 0.488f);
        assertLead(recording, Lead.AVR, -0.976f, 0.244f);
        assertLead(recording, Lead.AVL, -0.244f, -0.488f);
        assertLead(recording, Lead.AVF, 1.22f, 0.244f);
        assertThat(recording.patient()).isEqualTo(new Patient(OptionalInt.of(65), Sex.FEMALE));
        assertThat(recording.source().notes())
                .contains("lead aVF is derived from I and II")
                .hasSize(4);
        assertThat(recording.toString().replace(folder.toString(), "")).doesNotContain("Doe", "4711");
    }

    @Test
    void saysThatThereIsOnlyAMedianBeat() throws IOException {
        assertThat(read(muse(waveform("Median", museLead("V1", 7)))).source().notes())
                .containsExactly("there is no rhythm waveform, read 'Median'");
    }

    @Test
    void refusesInOneLine() {
        assertRefused(muse(), ": expected a <Waveform>, found none");
        assertRefused(muse(waveform("Rhythm")), ": expected <LeadData> in the waveform, found none");
        assertRefused(
                muse(waveform("Rhythm", museLead("I", 1, 2).replace("Total>2<", "Total>3<"))),
                ": lead I must have as many samples of 2 bytes as LeadSampleCountTotal says, 3.0, got 4 bytes");
        assertRefused(
                muse(waveform("Rhythm", museLead("I", 1), museLead("II", 1, 2))),
                ": all leads must have the same number of samples, lead I has 1, lead II has 2");
    }

    @Test
    void takesTheSmallestCodeForNoSample() throws IOException {
        Recording recording = read(
                muse(waveform("Rhythm", museLead("I", 100, -32768), museLead("II", 300, 0), museLead("V1", 1, 2))));
        assertLead(recording, Lead.I, 0.488f, Float.NaN);
        assertLead(recording, Lead.II, 1.464f, 0);
        assertLead(recording, Lead.AVF, 1.22f, Float.NaN);
        assertThat(recording.source().notes()).contains("lead I: 1 of 2 samples is marked invalid");
    }

    @Test
    void saysThatThereIsAnotherRhythm() throws IOException {
        Recording recording =
                read(muse(waveform("Rhythm", museLead("V1", 100)), waveform("Rhythm", museLead("V1", 200))));
        assertLead(recording, Lead.V1, 0.488f);
        assertThat(recording.source().notes()).containsExactly("there are 2 rhythm waveforms, read the first");
    }

    @Test
    void refusesAScaleThatTurnsALeadOver() {
        assertRefused(
                muse(waveform("Rhythm", museLead("I", 1).replace(">4.88<", ">-10<"))),
                ": lead I must not have negative units per bit, got -10.0");
        assertRefused(
                muse(waveform("Rhythm", museLead("I", 1).replace(">4.88<", ">4,88<"))),
                ": expected a number in <LeadAmplitudeUnitsPerBit>, got '4,88'");
    }

    private static String lead(String fields) {
        return museLead("V1", 1, 2).replace("<LeadSampleSize>", fields + "<LeadSampleSize>");
    }

    private List<String> notesOn(String fields) throws IOException {
        return read(muse(waveform("Rhythm", lead(fields)))).source().notes();
    }

    @Test
    void notesFieldsThatMayChangeSamplesAndAreNotApplied() throws IOException {
        assertThat(notesOn("<FirstSampleBaseline>100</FirstSampleBaseline>"))
                .containsExactly("FirstSampleBaseline is 100 in lead V1, which is not applied");
        assertThat(notesOn("<LeadOffsetFirstSample>-3</LeadOffsetFirstSample>"))
                .containsExactly("LeadOffsetFirstSample is -3 in lead V1, which is not applied");
        assertThat(notesOn("<LeadHighLimit>900</LeadHighLimit><LeadLowLimit>-900</LeadLowLimit>"))
                .containsExactly(
                        "LeadHighLimit is 900 in lead V1, which is not applied",
                        "LeadLowLimit is -900 in lead V1, which is not applied");
        assertThat(notesOn("<BaselineSway>TRUE</BaselineSway>"))
                .containsExactly("BaselineSway is TRUE in lead V1, which is not applied");
        assertThat(notesOn("<LeadGain>2</LeadGain>")).containsExactly("LeadGain is 2 in lead V1, which is not applied");
        assertThat(notesOn("<LeadTimeOffset>40</LeadTimeOffset>"))
                .containsExactly("LeadTimeOffset is 40, which is not applied");
    }

    @Test
    void saysNothingOfFieldsThatSayNothing() throws IOException {
        assertThat(notesOn("""
            <FirstSampleBaseline>0</FirstSampleBaseline><LeadOffsetFirstSample>0.0</LeadOffsetFirstSample>
            <LeadHighLimit>2147483647</LeadHighLimit><LeadLowLimit>268435456</LeadLowLimit>
            <BaselineSway>FALSE</BaselineSway><LeadTimeOffset>0</LeadTimeOffset>
            <LeadDataCRC32>1186533206</LeadDataCRC32><LeadByteCountTotal>4</LeadByteCountTotal>
            """)).isEmpty();
    }

    @Test
    void notesAnotherSampleBaseAndFieldsOfTheWaveformThatNobodyKnows() throws IOException {
        String file = muse(waveform("Rhythm", lead(""))
                        .replace("<SampleBase>", "<ExecSampleBase>250</ExecSampleBase><SampleBase>"))
                .replace(
                        "</RestingECG>",
                        "<Measurements><ECGSampleBase>1000</ECGSampleBase></Measurements></RestingECG>");
        assertThat(read(file).source().notes())
                .containsExactly(
                        "ExecSampleBase is 250, which is not applied", "ECGSampleBase is 1000, which is not applied");
    }

    @Test
    void refusesFieldsThatContradictTheSamples() {
        assertRefused(
                muse(waveform("Rhythm", lead("<LeadByteCountTotal>8</LeadByteCountTotal>"))),
                ": lead V1 must have as many samples of 2 bytes as LeadByteCountTotal says, 8.0, got 4 bytes");
        assertRefused(
                muse(waveform(
                        "Rhythm",
                        museLead("I", 1),
                        museLead("II", 1).replace("<LeadID>", "<LeadTimeOffset>2500</LeadTimeOffset><LeadID>"))),
                ": leads must begin together, got time offsets of [0.0, 2500.0]");
        assertRefused(
                muse(waveform("Rhythm", "<NumberofLeads>8</NumberofLeads>", lead(""))),
                ": the waveform promises 8 leads, the file has 1");
        assertRefused(
                muse(waveform("Rhythm", "<SampleType>DIFFERENCES</SampleType>", lead(""))),
                ": expected the sample type CONTINUOUS_SAMPLES, got 'DIFFERENCES'");
    }

    @Test
    void refusesADocumentTypeThatDeclaresEntities() {
        String bomb = muse(waveform("Rhythm", museLead("I", 1)))
                .replace("SYSTEM \"restecg.dtd\"", "[<!ENTITY a SYSTEM \"file:///etc/hostname\">]");
        assertRefused(bomb, ": a document type with declarations of its own is not read");
    }

    @Test
    void refusesXmlOfAnotherRoot() {
        assertRefused(
                "<svg/>", ": expected XML with one of the roots [AnnotatedECG, RestingECG, restingecgdata], got 'svg'");
        assertRefused("<a>".repeat(65), ": at most 131072 elements and attributes in 64 levels are read, got more");
    }

    private static void assertLead(Recording recording, Lead lead, float... millivolts) {
        assertThat(recording.signal(lead).orElseThrow().samples()).containsExactly(millivolts, ROUNDING);
    }
}
