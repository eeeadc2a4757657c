package io.heartproof.format.edf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.fixture.Allocation;
import io.heartproof.fixture.EdfFiles;
import io.heartproof.fixture.Shared;
import io.heartproof.format.ReadOptions;
import io.heartproof.format.RecordingFiles;
import io.heartproof.format.lead.LeadMap;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.Patient;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Sex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EdfReaderTest {
    @TempDir
    Path folder;

    private final EdfFiles edf = new EdfFiles();

    private Recording read() throws IOException {
        return RecordingFiles.read(edf.write(folder.resolve("e.edf")));
    }

    private void assertRefused(String message) throws IOException {
        Path file = edf.write(folder.resolve("e.edf"));
        long allocated = Allocation.during(() -> assertThatThrownBy(() -> RecordingFiles.read(file))
                .isInstanceOf(BadData.class)
                .hasMessage(file + ": " + message));
        assertThat(allocated).isLessThan(16 << 20);
    }

    @Test
    void takesEcgSignalsOutOfRecordsWithOthersOfOtherRates() throws IOException {
        edf.signal("EEG Fpz-Cz", "uV", 1, 9, 9);
        edf.signal("ECG II", "uV", 3, 1000, -2000, 0, 4, 5, 6);
        edf.signal("Resp", "", 2, 9, 9, 9, 9);
        edf.signal("EKG V1", "mV", 3, 1, 2, 3, 4, 5, 6);
        edf.seconds = "0.5";
        Recording recording = read();
        assertThat(recording.name()).isEqualTo("e");
        assertThat(recording.leads()).containsExactly(Lead.II, Lead.V1);
        assertThat(recording.samplingRateHz()).isEqualTo(6);
        assertThat(samples(recording, 0)).containsExactly(1f, -2f, 0f, 0.004f, 0.005f, 0.006f);
        assertThat(samples(recording, 1)).containsExactly(1f, 2f, 3f, 4f, 5f, 6f);
        assertThat(recording.source().format()).isEqualTo("EDF");
        assertThat(recording.source().notes())
                .containsExactly("passed over, as their labels are no ECG's: EEG Fpz-Cz, Resp");
    }

    @Test
    void readsALabelThatTheUserNames() throws IOException {
        edf.signal("chan 1", "mV", 2, 1, 2).signal("chan 2", "mV", 1, 9).signal("ECG I", "mV", 2, 3, 4);
        ReadOptions options = ReadOptions.NONE.with(LeadMap.of("--lead", List.of("chan 1=II")));
        Recording recording = RecordingFiles.read(edf.write(folder.resolve("e.edf")), options);
        assertThat(recording.leads()).containsExactly(Lead.II, Lead.I);
        assertThat(samples(recording, 0)).containsExactly(1f, 2f);
        assertThat(samples(recording, 1)).containsExactly(3f, 4f);
        assertThat(recording.source().notes()).containsExactly("passed over, as their labels are no ECG's: chan 2");
    }

    @Test
    void takesNoElectrodeOfAnEegForAChestLead() throws IOException {
        edf.signal("C3", "uV", 1, 1).signal("C4", "uV", 1, 1).signal("ECG I", "mV", 1, 1);
        assertThat(read().leads()).containsExactly(Lead.I);
    }

    @Test
    void scalesByThePhysicalAndDigitalRange() throws IOException {
        // 4095 codes for 8190 uV: 2 uV per code, and code -2048 is -4000 uV, so code 0 is 96 uV.
        edf.scaled("ECG I", "uV", new String[] {"-4000", "4190"}, 2, 0, 100);
        // The same the other way round: code -2048 is 4.095 mV, code 2047 is -4.095 mV, so one code is -0.002 mV.
        edf.scaled("ECG", "mV", new String[] {"4.095", "-4.095"}, 2, -2048, 2047);
        Recording recording = read();
        assertThat(samples(recording, 0)).containsExactly(0.096f, 0.296f);
        assertThat(samples(recording, 1)).containsExactly(4.095f, -4.095f);
    }

    @Test
    void namesLeadsByTheirLabels() throws IOException {
        for (String label : new String[] {"ecg_avr", "EKG:V6", "aVF", "ECG Holter", "ECG", "ECG"}) {
            edf.signal(label, "mV", 1, 1);
        }
        assertThat(read().leads())
                .containsExactly(
                        Lead.AVR, Lead.V6, Lead.AVF, new Lead("ECG Holter"), new Lead("ECG"), new Lead("ECG (2)"));
    }

    @Test
    void keepsOtherUnitsAndSaysWhatIsNotCalibrated() throws IOException {
        edf.signal("ECG I", "", 1, 7).signal("ECG II", "%", 1, 8);
        Recording recording = read();
        assertThat(recording.signals().get(0).calibrated()).isFalse();
        assertThat(recording.signals().get(1).unit()).isEqualTo("%");
        assertThat(recording.source().notes()).containsExactly("lead I is not calibrated");
    }

    @Test
    void takesAgeAndSexOfEdfPlusAndNothingElse() throws IOException {
        edf.variant = "EDF+C";
        edf.signal("ECG I", "mV", 1, 1).onsets("+0");
        Recording recording = read();
        // Born 2 May 1951, recorded 24 January 2020.
        assertThat(recording.patient()).isEqualTo(new Patient(OptionalInt.of(68), Sex.FEMALE));
        assertThat(recording.source().format()).isEqualTo("EDF+C");
        assertThat(recording.toString().replace(folder.toString(), "")).doesNotContain("Doe", "1951");
    }

    @Test
    void knowsNoPatientWhereThereIsNone() throws IOException {
        edf.variant = "EDF+C";
        edf.patient = "X X X X";
        edf.signal("ECG I", "mV", 1, 1).onsets("+0");
        assertThat(read().patient()).isEqualTo(Patient.UNKNOWN);
    }

    @Test
    void readsDiscontinuousRecordsThatFollowOneAnother() throws IOException {
        edf.variant = "EDF+D";
        edf.seconds = "2";
        edf.onsets("+0.5", "+2.5", "+4.5").signal("ECG I", "mV", 2, 1, 2, 3, 4, 5, 6);
        assertThat(samples(read(), 0)).containsExactly(1f, 2f, 3f, 4f, 5f, 6f);
    }

    @Test
    void readsRecordsWhoseRoundedDurationAddsUp() throws IOException {
        edf.variant = "EDF+D";
        edf.seconds = "0.333";
        edf.onsets("+0", "+0.33333", "+0.66667", "+1", "+1.33333").signal("ECG I", "mV", 100, new int[500]);
        assertThat(read().source().notes()).isEmpty();
    }

    @Test
    void refusesGaps() throws IOException {
        edf.variant = "EDF+D";
        edf.onsets("+0", "+1", "+3").signal("ECG I", "mV", 2, 1, 2, 3, 4, 5, 6);
        assertRefused("EDF+D is read only without gaps, record 3 begins at 3.0 s, expected 2.0 s");
    }

    @Test
    void refusesADiscontinuousFileThatStatesNoOnset() throws IOException {
        edf.variant = "EDF+D";
        edf.onsets("x").signal("ECG I", "mV", 1, 1);
        assertRefused("EDF+D is read only without gaps, record 1 states no onset");
    }

    @Test
    void refusesADiscontinuousFileWithoutAnnotations() throws IOException {
        edf.variant = "EDF+D";
        edf.signal("ECG I", "mV", 1, 1);
        assertRefused("an EDF+D file must have a signal 'EDF Annotations', found none");
    }

    @Test
    void readsAllRecordsOfAFileThatWasNotClosed() throws IOException {
        edf.records = "-1";
        edf.signal("ECG I", "mV", 1, 1, 2, 3);
        Recording recording = read();
        assertThat(samples(recording, 0)).containsExactly(1f, 2f, 3f);
        assertThat(recording.source().notes())
                .containsExactly("the header does not say how many records there are, read all 3");
    }

    @Test
    void refusesMoreRecordsThanThereAre() throws IOException {
        edf.records = "99999999";
        edf.signal("ECG I", "mV", 1, 1, 2);
        assertRefused("the header promises 99999999 records, the file has 2");
    }

    @Test
    void refusesAFileWithoutEcg() throws IOException {
        edf.signal("EEG Fp1", "uV", 1, 1).signal("Resp", "uV", 1, 1);
        assertRefused(
                "no signal is an ECG by its label, so its leads must be named, such as --lead \"EEG Fp1=II\" (lead= in"
                        + " a request); the labels are: EEG Fp1, Resp");
    }

    @Test
    void readsTheRateOfMostLeadsAndNotesTheOthers() throws IOException {
        edf.signal("ECG I", "mV", 1, 1).signal("ECG II", "mV", 2, 1, 2).signal("ECG V1", "mV", 1, 3);
        Recording recording = read();
        assertThat(recording.leads()).containsExactly(Lead.I, Lead.V1);
        assertThat(recording.samplingRateHz()).isEqualTo(1);
        assertThat(recording.source().notes())
                .containsExactly("passed over, as they have another sampling rate: ECG II");
    }

    @Test
    void readsTheHigherOfRatesThatAsManyLeadsHave() throws IOException {
        edf.signal("ECG I", "mV", 1, 1).signal("ECG II", "mV", 2, 1, 2).signal("ECG V1", "mV", 0);
        assertThat(samples(read(), 0)).containsExactly(1, 2);
    }

    @Test
    void notesAGapThatTheAnnotationsOfAContinuousFileState() throws IOException {
        for (String variant : new String[] {"EDF+C", ""}) {
            EdfFiles file = new EdfFiles();
            file.variant = variant;
            file.onsets("+0", "+1", "+5", "+9").signal("ECG I", "mV", 1, 1, 2, 3, 4);
            Recording recording = RecordingFiles.read(file.write(folder.resolve("c.edf")));
            assertThat(samples(recording, 0)).containsExactly(1, 2, 3, 4);
            assertThat(recording.source().notes())
                    .containsExactly("by its annotations record 3 begins at 5.0 s, expected 2.0 s; "
                            + (variant.isEmpty() ? "EDF" : variant) + " has no gaps, so it is read as having none");
        }
    }

    @Test
    void notesARecordOfAContinuousFileThatStatesNoOnset() throws IOException {
        edf.variant = "EDF+C";
        edf.onsets("+0", "").signal("ECG I", "mV", 1, 1, 2);
        assertThat(read().source().notes())
                .containsExactly(
                        "by its annotations record 2 states no onset; EDF+C has no gaps, so it is read as having none");
    }

    @Test
    void asksNothingOfSignalsThatItPassesOver() throws IOException {
        edf.scaled("Resp", "", new String[] {"", "x"}, 1, 5).signal("ECG I", "mV", 1, 1);
        assertThat(samples(read(), 0)).containsExactly(1);
    }

    @Test
    void showsControlCharactersInLabelsAsQuestionMarks() throws IOException {
        edf.signal("ECG I\n#Dx: 42\rX", "mV", 1, 1).signal("Re\u001b[31msp", "", 1, 1);
        Recording recording = read();
        assertThat(recording.leads()).containsExactly(new Lead("ECG I?#Dx: 42?X"));
        assertThat(recording.source().notes()).contains("passed over, as their labels are no ECG's: Re?[31msp");
    }

    @Test
    void refusesARangeThatIsNoNumber() throws IOException {
        edf.scaled("ECG I", "mV", new String[] {"-5", "5,0"}, 1, 1);
        assertRefused("the physical maximum of signal ECG I must be a number, got '5,0'");
    }

    @Test
    void takesAChannelThatWasNeverSetUpForInvalid() throws IOException {
        edf.scaled("ECG I", "mV", new String[] {"0", "0"}, 1, 1).signal("ECG II", "mV", 1, 2);
        Recording recording = read();
        assertThat(samples(recording, 0)).containsExactly(Float.NaN);
        assertThat(samples(recording, 1)).containsExactly(2f);
        assertThat(recording.source().notes()).containsExactly("lead I holds no valid sample");
    }

    /** The digital range of the fixture is -2048 to 2047. */
    @Test
    void takesCodesBeyondTheDigitalRangeForInvalid() throws IOException {
        edf.signal("ECG I", "mV", 4, -2048, 2047, -2049, 2048).signal("ECG II", "mV", 4, 1, 2, 3, 4);
        Recording recording = read();
        assertThat(samples(recording, 0)).containsExactly(-2048, 2047, Float.NaN, Float.NaN);
        assertThat(samples(recording, 1)).containsExactly(1, 2, 3, 4);
        assertThat(recording.source().notes())
                .containsExactly(
                        "signal ECG I has 2 codes outside its digital minimum and maximum of -2048 and 2047",
                        "lead I: 2 of 4 samples are marked invalid");
    }

    @Test
    void notesRecordsThatTheHeaderDoesNotPromise() throws IOException {
        edf.records = "1";
        edf.signal("ECG I", "mV", 1, 1, 2, 3);
        Recording recording = read();
        assertThat(samples(recording, 0)).containsExactly(1);
        assertThat(recording.source().notes())
                .containsExactly("the header promises 1 record, those behind them up to 3 are not read");
    }

    /** The fixture writes Latin-1, so each character here is one byte: UTF-8's two for the micro sign and the Greek letter. */
    @Test
    void knowsMicrovoltsInEveryCharacterSet() throws IOException {
        edf.signal("ECG I", "\u00b5V", 1, 1000)
                .signal("ECG II", "\u00c2\u00b5V", 1, 1000)
                .signal("ECG V1", "\u00ce\u00bcV", 1, 1000);
        Recording recording = read();
        assertThat(recording.signals()).allSatisfy(signal -> {
            assertThat(signal.unit()).isEqualTo("mV");
            assertThat(signal.samples()).containsExactly(1);
        });
    }

    @Test
    void refusesRecordsWithoutDuration() throws IOException {
        edf.seconds = "0";
        edf.signal("ECG I", "uV", 1, 1);
        assertRefused("the sampling rate must be positive, got 1 sample in 0.0 s");
    }

    @Test
    void takesTheFirstOfEqualNames() throws IOException {
        edf.signal("ECG I", "mV", 1, 1).signal("I", "mV", 1, 2);
        Recording recording = read();
        assertThat(recording.leads()).containsExactly(Lead.I, new Lead("I (2)"));
        assertThat(samples(recording, 0)).containsExactly(1f);
        assertThat(recording.source().notes()).containsExactly("lead I is there again, as I (2)");
    }

    @Test
    void refusesASamplingRateThatTheFileContradicts() throws IOException {
        edf.signal("ECG I", "uV", 1, 1);
        Path file = edf.write(folder.resolve("e.edf"));
        assertThatThrownBy(() -> RecordingFiles.read(file, ReadOptions.samplingRate(500)))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("the file says 1.0 Hz");
    }

    /** The sample holds one EEG lead; renamed, it goes through the reader. Values: BioSig 2.5.0, {@code save2gdf -f=ASCII}. */
    @Test
    void givesTheValuesOfAnotherReaderOnARealFile() throws IOException {
        Path original = Shared.folder("formats/edf").resolve("test_subsecond.edf");
        assertThatThrownBy(() -> RecordingFiles.read(original))
                .isInstanceOf(BadData.class)
                .hasMessageEndingWith(
                        "no signal is an ECG by its label, so its leads must be named, such as --lead \"Fp1=II\""
                                + " (lead= in a request); the labels are: Fp1, EDF Annotations");
        byte[] bytes = Files.readAllBytes(original);
        System.arraycopy("ECG".getBytes(StandardCharsets.US_ASCII), 0, bytes, 256, 3);
        Recording recording = RecordingFiles.read(Files.write(folder.resolve("renamed.edf"), bytes));
        assertThat(recording.samplingRateHz()).isEqualTo(128);
        assertThat(recording.length()).isEqualTo(698 * 128);
        assertThat(recording.patient()).isEqualTo(new Patient(OptionalInt.of(22), Sex.FEMALE));
        int[] at = {0, 1, 2, 127, 128, 5000, 44672, 89343};
        double[] microvolts = {6.2473, 7.57652, 10.2349, 0.132921, -2.79135, 18.4761, 5.44977, -0.132921};
        for (int i = 0; i < at.length; i++) {
            assertThat(samples(recording, 0)[at[i]] * 1e3)
                    .as("sample %d", at[i])
                    .isCloseTo(microvolts[i], within(1e-3));
        }
    }

    private static float[] samples(Recording recording, int lead) {
        return recording.signals().get(lead).samples();
    }
}
