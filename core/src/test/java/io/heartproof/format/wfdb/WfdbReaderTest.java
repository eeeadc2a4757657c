package io.heartproof.format.wfdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.fixture.WfdbFiles;
import io.heartproof.format.RecordingFiles;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Sex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WfdbReaderTest {
    @TempDir
    Path folder;

    private WfdbFiles files;

    @BeforeEach
    void open() {
        files = new WfdbFiles(folder);
    }

    private float[] onlyLead(String header) throws IOException {
        return files.read(header).signals().get(0).samples();
    }

    @Test
    void readsEveryFieldOfTheGrammar() throws IOException {
        files.codes16("r.dat", 1100, 1000, 900);
        Recording recording = files.read("""
            # a comment before the record line

            r 1 500/1000(-12.5) 3 10:20:30.500 24/12/2025
            # a comment between
            r.dat 16x1:0+0 200.0(1000)/mV 12 0 1100 3000 0 MLII with blanks
            # Age: 74
            """);
        assertThat(recording.name()).isEqualTo("r");
        assertThat(recording.samplingRateHz()).isEqualTo(500);
        assertThat(recording.leads()).containsExactly(new Lead("MLII with blanks"));
        assertThat(recording.signals().get(0).samples()).containsExactly(0.5f, 0, -0.5f);
        assertThat(recording.signals().get(0).calibrated()).isTrue();
        assertThat(recording.signals().get(0).unit()).isEqualTo("mV");
        assertThat(recording.patient().ageYears()).hasValue(74);
        assertThat(recording.source().files())
                .containsExactly(
                        folder.resolve("r.hea").toString(),
                        folder.resolve("r.dat").toString());
        assertThat(recording.source().notes()).isEmpty();
    }

    @Test
    void takesTheShortestHeaderThatTheGrammarAllows() throws IOException {
        files.codes16("r.dat", 200, -400);
        Recording recording = files.read("r 1\nr.dat 16");
        assertThat(recording.samplingRateHz()).isEqualTo(250);
        assertThat(recording.leads()).containsExactly(new Lead("record r, signal 0"));
        assertThat(recording.signals().get(0).samples()).containsExactly(1, -2);
        assertThat(recording.source().notes())
                .containsExactly(
                        "the header gives no sampling rate: taken as 250.0 Hz",
                        "lead record r, signal 0 is not calibrated");
    }

    @ParameterizedTest(name = "gain field {0}")
    @CsvSource({
        "200/mV, true, mV, 1.5", // (300 - 0) / 200
        "200(100)/mV, true, mV, 1", // (300 - 100) / 200
        "0.2(-100)/uV, true, mV, 2", // 400 / 0.2 = 2000 uV
        "0.2/\u00b5V, true, mV, 1.5",
        "2e+05/V, true, mV, 1.5", // 300 / 200000 = 0.0015 V
        "0.0002/nV, true, mV, 1.5", // 300 / 0.0002 = 1500000 nV
        "100/NU, true, NU, 3",
        "0, false, mV, 1.5",
        "0(100), false, mV, 1",
    })
    void bringsVoltagesToMillivolts(String gain, boolean calibrated, String unit, float expected) throws IOException {
        files.codes16("r.dat", 300);
        LeadSignal lead = files.read("r 1 250 1\nr.dat 16 " + gain).signals().get(0);
        assertThat(lead.calibrated()).isEqualTo(calibrated);
        assertThat(lead.unit()).isEqualTo(unit);
        assertThat(lead.samples()).containsExactly(expected);
    }

    @Test
    void takesTheAdcZeroWhereThereIsNoBaseline() throws IOException {
        files.codes16("r.dat", 300);
        assertThat(onlyLead("r 1 250 1\nr.dat 16 200 16 100")).containsExactly(1);
        assertThat(onlyLead("r 1 250 1\nr.dat 16 200(0) 16 100")).containsExactly(1.5f);
    }

    @Test
    void startsDifferencesFromTheAdcZeroWhereThereIsNoInitialValue() throws IOException {
        files.signals("r.dat", 0, 1);
        assertThat(onlyLead("r 1 250 2\nr.dat 8 1(0) 16 100")).containsExactly(100, 101);
    }

    @Test
    void refusesASignalFileThatNoneOfTheChecksFits() throws IOException {
        files.codes16("r.dat", 5, 6, 7, 8);
        Path header = files.header("r", "r 2 250 2\nr.dat 16 1 16 0 4 99 0 I\nr.dat 16 1 16 0 2 98 0 II\n");
        assertThatThrownBy(() -> RecordingFiles.read(header))
                .isInstanceOf(BadData.class)
                .hasMessage(header + ": the first values and checksums of all leads (2) are wrong:"
                        + " the signal file is not what the header describes");
        assertThat(files.read("r 2 250 2\nr.dat 16 1 16 0 4 99 0 I\nr.dat 16 1 16 0 6 98 0 II\n")
                        .source()
                        .notes())
                .as("one first value holds")
                .hasSize(3);
        assertThat(files.read("r 2 250 2\nr.dat 16 1 16 0 0 0 0 I\nr.dat 16 1 16 0 0 0 0 II\n")
                        .source()
                        .notes())
                .as("zeros that nobody computed")
                .hasSize(4);
    }

    @Test
    void takesTheSignalLinesThatTheRecordLinePromises() throws IOException {
        files.codes16("r.dat", 1, 2);
        Recording recording = files.read("r 1 250 2\nr.dat 16 1 16 0 1 3 0 I\nr.dat 16 1 16 0 0 0 0 II\nwhat else\n");
        assertThat(recording.leads()).containsExactly(Lead.I);
        assertThat(recording.signals().get(0).samples()).containsExactly(1, 2);
        assertThat(recording.source().notes())
                .containsExactly("the record line promises 1 signal: 2 further lines are not read");
    }

    @Test
    void readsSeveralFilesWhoseSignalsDoNotStandTogether() throws IOException {
        files.codes16("a.dat", 1, 3, 11, 13);
        files.signals("b.dat", 7, 7, 7, 0x80 + 2, 0x80 + 12);
        Recording recording = files.read("r 3 250 2\na.dat 16 1\nb.dat 80+3 1\na.dat 16 1\n");
        assertThat(recording.signals().get(0).samples()).containsExactly(1, 11);
        assertThat(recording.signals().get(1).samples()).containsExactly(2, 12);
        assertThat(recording.signals().get(2).samples()).containsExactly(3, 13);
        assertThat(recording.source().format()).isEqualTo("WFDB 16, 80+3");
        assertThat(recording.source().files()).hasSize(3);
    }

    @Test
    void readsANullSignalAsMissing() throws IOException {
        files.codes16("r.dat", 1, 2);
        Recording recording = files.read("r 2 250 2\nr.dat 16 1 16 0 1 3 0 A\n~ 0 1 16 0 0 0 0 B\n");
        assertThat(recording.signals().get(1).samples()).containsExactly(Float.NaN, Float.NaN);
    }

    @Test
    void takesTheNumberOfSamplesFromTheShortestFile() throws IOException {
        files.codes16("a.dat", 1, 2, 3);
        files.codes16("b.dat", 1, 2);
        // The checksum is about the number of samples that a header does not give here, so it is not looked at.
        Recording recording = files.read("r 2 250 0\na.dat 16 1 16 0 1 999\nb.dat 16 1 16 0 1 999\n");
        assertThat(recording.length()).isEqualTo(2);
        assertThat(recording.source().notes()).isEmpty();
    }

    @Test
    void notesWhatContradictsTheHeader() throws IOException {
        files.codes16("r.dat", 5, 6, 0, 0, 0, 0, 0, 0);
        Recording recording = files.read("x 1 250 2\nr.dat 16 1 16 0 4 12 0 II\n");
        assertThat(recording.source().notes())
                .containsExactly(
                        "the signal files hold 8 samples per lead, the header uses 2",
                        "lead II: expected the initial value 4, got 5",
                        "lead II: expected the checksum 12, got 11",
                        "the header names record 'x'");
        assertThat(recording.name()).isEqualTo("r");
    }

    @Test
    void comparesChecksumsModulo65536() throws IOException {
        files.codes16("r.dat", -1, 0);
        assertThat(files.read("r 1 250 2\nr.dat 16 1 16 0 -1 65535").source().notes())
                .isEmpty();
        assertThat(files.read("r 1 250 2\nr.dat 16 1 16 0 -1 -1").source().notes())
                .isEmpty();
    }

    @Test
    void understandsThePatientCommentsOfPhysioNetsCollections() throws IOException {
        files.codes16("r.dat", 1);
        String signals = "r 1 250 1\nr.dat 16 1\n";
        Recording challenge = files.read(signals + "#Age: 74\n#Sex: Male\n#Dx: 59118001, 164889003\n#Rx: Unknown\n");
        assertThat(challenge.patient().ageYears()).hasValue(74);
        assertThat(challenge.patient().sex()).isEqualTo(Sex.MALE);
        assertThat(challenge.diagnosisCodes()).containsExactly("59118001", "164889003");
        Recording bracketed = files.read(signals + "# <age>: 25  <sex>: F  <diagnoses>: (none)\n");
        assertThat(bracketed.patient().ageYears()).hasValue(25);
        assertThat(bracketed.patient().sex()).isEqualTo(Sex.FEMALE);
        Recording ptb = files.read(signals + "\n# age: 81\n# sex: female\n# Average: 3\n");
        assertThat(ptb.patient().ageYears()).hasValue(81);
        assertThat(ptb.patient().sex()).isEqualTo(Sex.FEMALE);
        Recording unknown = files.read(signals + "#Age: NaN\n#Sex: n/a\n#Stage: 3\n#Dx: \n");
        assertThat(unknown.patient().ageYears()).isEqualTo(OptionalInt.empty());
        assertThat(unknown.patient().sex()).isEqualTo(Sex.UNKNOWN);
        assertThat(unknown.diagnosisCodes()).isEmpty();
    }

    @Test
    void readsLatin1WhereTheHeaderIsNoUtf8() throws IOException {
        files.codes16("r.dat", 300);
        byte[] header = "r 1 250 1\nr.dat 16 0.2/\u00b5V".getBytes(StandardCharsets.ISO_8859_1);
        Path path = Files.write(folder.resolve("r.hea"), header);
        assertThat(RecordingFiles.read(path).signals().get(0).samples()).containsExactly(1.5f);
    }

    @Test
    void laysSegmentsOfFixedLayoutEndToEnd() throws IOException {
        files.codes16("a.dat", 1, 10, 2, 20);
        files.codes16("b.dat", 3, 30);
        files.header("a", "a 2 250 2\na.dat 16 1 16 0 1 3 0 I\na.dat 16 1 16 0 10 30 0 x\n#Age: 40\n");
        files.header("b", "b 2 250 1\nb.dat 16 1 16 0 3 3 0 I\nb.dat 16 0 16 0 30 30 0 x\n");
        Recording recording = files.read("r/4 2 250 5\na 2\n~ 1\nb 1\nb 1\n");
        assertThat(recording.signals().get(0).samples()).containsExactly(1, 2, Float.NaN, 3, 3);
        // Without a gain, 30 codes are 0.15 nominal mV, and the lead is calibrated only where all of it is.
        assertThat(recording.signals().get(1).samples()).containsExactly(10, 20, Float.NaN, 0.15f, 0.15f);
        assertThat(recording.signals().get(0).calibrated()).isTrue();
        assertThat(recording.signals().get(1).calibrated()).isFalse();
        assertThat(recording.patient().ageYears()).hasValue(40);
        assertThat(recording.source().format()).isEqualTo("WFDB 16 in 4 segments");
        assertThat(recording.source().notes())
                .containsExactly(
                        "segment b: lead x is not calibrated",
                        "lead I: 1 of 5 samples is marked invalid",
                        "lead x: 1 of 5 samples is marked invalid");
    }

    @Test
    void findsTheSignalsOfAVariableLayoutByName() throws IOException {
        files.codes16("a.dat", 1, 10, 2, 20);
        files.codes16("b.dat", 3);
        files.header("layout", "layout 3 250 0\n~ 0 1 16 0 0 0 0 I\n~ 0 1 16 0 0 0 0 II\n~ 0 1/NU 16 0 0 0 0 x\n");
        files.header("a", "a 2 250 2\na.dat 16 1/NU 16 0 1 3 0 x\na.dat 16 1000/V 16 0 10 30 0 I\n");
        files.header("b", "b 1 250 1\nb.dat 16 1 16 0 3 3 0 II\n");
        Recording recording = files.read("r/3 3 250 3\nlayout 0\nb 1\na 2\n");
        assertThat(recording.leads()).containsExactly(Lead.I, Lead.II, new Lead("x"));
        assertThat(recording.signals().get(0).samples()).containsExactly(Float.NaN, 10, 20);
        assertThat(recording.signals().get(1).samples()).containsExactly(3, Float.NaN, Float.NaN);
        assertThat(recording.signals().get(2).samples()).containsExactly(Float.NaN, 1, 2);
    }
}
