package io.heartproof.format.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.fixture.Allocation;
import io.heartproof.fixture.DicomFiles;
import io.heartproof.fixture.Shared;
import io.heartproof.format.RecordingFiles;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.Patient;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Sex;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DicomReaderTest {
    private static final DicomFiles DICOM = DicomFiles.EXPLICIT;
    private static final String[] RHYTHM = {"ORIGINAL", "RHYTHM"};
    private static final String[] MEDIAN = {"DERIVED", "MEDIAN BEAT"};

    @TempDir
    Path folder;

    private static byte[] lead(DicomFiles dicom, String code) {
        return dicom.channel(code, "1.25", "1", "0");
    }

    private void assertRefused(String message, byte[]... elements) throws IOException {
        Path file = DICOM.write(folder.resolve("d.dcm"), elements);
        long allocated = Allocation.during(() -> assertThatThrownBy(() -> RecordingFiles.read(file))
                .isInstanceOf(BadData.class)
                .hasMessage(file + ": " + message));
        assertThat(allocated).isLessThan(16 << 20);
    }

    @ParameterizedTest
    @EnumSource
    void readsTheRhythmBeforeTheMedianBeatInEveryEncoding(DicomFiles dicom) throws IOException {
        byte[] median = dicom.group(MEDIAN, 1000, List.of(lead(dicom, "2:1")), 7);
        byte[] rhythm = dicom.group(RHYTHM, 500, List.of(lead(dicom, "2:2"), lead(dicom, "2:62")), 800, -800, 1600, 0);
        Path file = dicom.write(
                folder.resolve("d.dcm"),
                dicom.ecg(median, rhythm),
                dicom.text(0x00100010, "PN", "Doe"),
                dicom.text(0x00100040, "CS", "F"),
                dicom.text(0x00101010, "AS", "042Y"));
        Recording recording = RecordingFiles.read(file);
        assertThat(recording.leads()).containsExactly(Lead.II, Lead.AVR);
        assertThat(recording.samplingRateHz()).isEqualTo(500);
        // 800 codes of 1.25 uV are 1 mV.
        assertThat(recording.signals().get(0).samples()).containsExactly(1, 2);
        assertThat(recording.signals().get(1).samples()).containsExactly(-1, 0);
        assertThat(recording.patient()).isEqualTo(new Patient(OptionalInt.of(42), Sex.FEMALE));
        assertThat(recording.source().notes()).containsExactly("multiplex group 1 (MEDIAN BEAT) is passed over");
        assertThat(recording.toString()).doesNotContain("Doe");
    }

    @Test
    void appliesSensitivityCorrectionAndBaseline() throws IOException {
        // 100 * 2 uV * 1.5 + 50 uV = 350 uV
        byte[] group = DICOM.group(RHYTHM, 500, List.of(DICOM.channel("2:1", "2", "1.5", "50")), 100);
        Path file = DICOM.write(folder.resolve("d.dcm"), DICOM.ecg(group));
        assertThat(RecordingFiles.read(file).signals().get(0).samples()).containsExactly(0.35f);
    }

    /** {@code dI} is a derived lead in ISO/IEEE 11073, and the Spanish name of lead I elsewhere. */
    @Test
    void takesNoDerivedLeadForTheLeadItself() throws IOException {
        List<byte[]> leads = List.of(lead(DICOM, "MDC_ECG_LEAD_dI"), lead(DICOM, "MDC_ECG_LEAD_II"));
        Path file = DICOM.write(folder.resolve("d.dcm"), DICOM.ecg(DICOM.group(RHYTHM, 500, leads, 800, 1600)));
        assertThat(RecordingFiles.read(file).leads()).containsExactly(new Lead("MDC_ECG_LEAD_dI"), Lead.II);
    }

    @Test
    void readsTheOtherLeadsWhereOneHasNoSensitivityAtAll() throws IOException {
        byte[] blank = DICOM.channel("2:3", "0", "1", "0");
        byte[] group = DICOM.group(RHYTHM, 500, List.of(lead(DICOM, "2:1"), blank), 800, 5);
        Path file = DICOM.write(folder.resolve("d.dcm"), DICOM.ecg(group));
        assertThat(RecordingFiles.read(file).signals().get(0).samples()).containsExactly(1);
        assertThat(RecordingFiles.read(file).signals().get(1).samples()).containsExactly(Float.NaN);
        assertThat(RecordingFiles.read(file).source().notes()).containsExactly("lead V1 holds no valid sample");
    }

    @Test
    void takesPaddingForNoSample() throws IOException {
        byte[] group = DicomFiles.concat(
                DICOM.group(RHYTHM, 500, List.of(lead(DICOM, "2:1")), 0, -32768),
                DICOM.element(0x5400100a, "OW", new byte[] {0, (byte) 0x80}));
        Path file = DICOM.write(folder.resolve("d.dcm"), DICOM.ecg(group));
        Recording recording = RecordingFiles.read(file);
        assertThat(recording.signals().get(0).samples()).containsExactly(0, Float.NaN);
        assertThat(recording.source().notes()).containsExactly("lead I: 1 of 2 samples is marked invalid");
    }

    @Test
    void refusesWhatIsNoEcg() throws IOException {
        assertRefused(
                "expected an ECG waveform, got SOP class '1.2.840.10008.5.1.4.1.1.2'",
                DICOM.text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.2"));
        assertRefused("expected a waveform sequence, found none", DICOM.ecg());
    }

    @Test
    void refusesOtherTransferSyntaxes() throws IOException {
        Path file = folder.resolve("d.dcm");
        byte[] bytes = Files.readAllBytes(DICOM.write(file, DICOM.ecg()));
        bytes[132 + 8 + 16] = '3';
        Files.write(file, bytes);
        assertThatThrownBy(() -> RecordingFiles.read(file))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("expected little-endian DICOM (plain or deflated), got transfer syntax");
    }

    @Test
    void refusesLengthsThatLie() throws IOException {
        assertRefused(
                "element (5400,1010) has 2147483632 bytes where 0 follow",
                DICOM.head(0x54001010, "OW", Integer.MAX_VALUE - 15));
        byte[] group = DICOM.group(RHYTHM, 500, List.of(lead(DICOM, "2:1")), 1, 2);
        assertRefused(
                "1 channel of 1000000 samples take 2000000 bytes, got 4",
                DICOM.ecg(DicomFiles.concat(group, DICOM.longNumber(0x003a0010, 1_000_000))));
        assertRefused(
                "at most 67108864 samples over all leads are read, got 1 lead of 2147483647 samples",
                DICOM.ecg(DicomFiles.concat(group, DICOM.longNumber(0x003a0010, Integer.MAX_VALUE))));
    }

    @Test
    void refusesSequencesInSequencesWithoutEnd() throws IOException {
        byte[] nested = new byte[0];
        for (int i = 0; i < 40; i++) {
            nested = DICOM.sequence(0x54000100, nested);
        }
        assertRefused("sequences may be nested at most 16 deep", nested);
    }

    @Test
    void passesOverWhateverIsNotWanted() throws IOException {
        byte[] nested = new byte[0];
        for (int i = 0; i < 2000; i++) {
            nested = DICOM.sequence(0x00091001, nested);
        }
        byte[] items = DICOM.sequence(0x00091002, new byte[3000][0]);
        byte[] unknown = DicomFiles.concat(
                DICOM.head(0x00091003, "UN", -1),
                DicomFiles.IMPLICIT.head(0xfffee000, "", -1),
                DicomFiles.IMPLICIT.head(0x00091004, "", -1),
                DicomFiles.IMPLICIT.head(0xfffee0dd, "", 0),
                DicomFiles.IMPLICIT.text(0x00091005, "", "implicit"),
                DicomFiles.IMPLICIT.head(0xfffee00d, "", 0),
                DicomFiles.IMPLICIT.head(0xfffee0dd, "", 0));
        byte[] ecg = DICOM.ecg(DICOM.group(RHYTHM, 500, List.of(lead(DICOM, "2:2")), 800));

        Path file = DICOM.write(folder.resolve("d.dcm"), nested, items, unknown, ecg);

        assertThat(RecordingFiles.read(file).signals().get(0).samples()).containsExactly(1);
    }

    @Test
    void endsWhereItIsInterrupted() throws IOException {
        byte[] ecg = DICOM.ecg(DICOM.group(RHYTHM, 500, List.of(lead(DICOM, "2:2")), 800));
        DicomParser parser = new DicomParser(
                "d.dcm", ByteBuffer.wrap(ecg).order(ByteOrder.LITTLE_ENDIAN), DicomParser.Encoding.EXPLICIT);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(parser::all).isInstanceOf(CancellationException.class);
        } finally {
            Thread.interrupted();
        }
    }

    /** Values: pydicom 2.3.1, {@code waveform_array(0)}, in microvolts. */
    @Test
    void givesTheValuesOfAnotherReaderOnARealFile() throws IOException {
        Recording recording = RecordingFiles.read(Shared.folder("formats/dicom").resolve("anonymous_ecg.dcm"));
        assertThat(recording.leads()).isEqualTo(Lead.STANDARD_12);
        assertThat(recording.samplingRateHz()).isEqualTo(1000);
        assertThat(recording.length()).isEqualTo(10_000);
        assertThat(recording.patient()).isEqualTo(new Patient(OptionalInt.of(42), Sex.FEMALE));
        int[] at = {0, 5000, 9999};
        double[][] microvolts = {
            {100.0, 112.5, 12.5, -106.25, 43.75, 62.5, 50.0, 18.75, -12.5, -25.0, -68.75, -50.0},
            {53.75, 68.75, 15.0, -61.25, 18.75, 41.25, 68.75, 31.25, 12.5, -50.0, -87.5, -31.25},
            {25.0, 137.5, 112.5, -81.25, -43.75, 125.0, 25.0, -12.5, -112.5, -137.5, -150.0, -112.5}
        };
        for (int i = 0; i < at.length; i++) {
            for (int lead = 0; lead < 12; lead++) {
                assertThat(recording.signals().get(lead).samples()[at[i]])
                        .isEqualTo((float) (microvolts[i][lead] * 1e-3));
            }
        }
    }

    /** A value of 65 MiB of zeros is 65 KiB once it is deflated. */
    @Test
    void refusesDeflateBombWithoutMakingRoomForIt() throws IOException {
        byte[] zeros = DICOM.element(0x54001010, "OW", new byte[(1 << 26) + (1 << 20)]);
        Path file = DicomFiles.DEFLATED.write(folder.resolve("bomb.dcm"), zeros);
        assertThat(Files.size(file)).isLessThan(1 << 17);

        long allocated = Allocation.during(() -> assertThatThrownBy(() -> RecordingFiles.read(file))
                .isInstanceOf(BadData.class)
                .hasMessage(file + ": deflated DICOM may unpack to at most 67108864 bytes"));

        assertThat(allocated).isLessThan(1 << 20);
    }

    @Test
    void unpacksWhatIsJustSmallEnoughIntoOneArray() throws IOException {
        byte[] ecg = DICOM.ecg(DICOM.group(RHYTHM, 500, List.of(lead(DICOM, "2:2")), 800, 1600));
        byte[] zeros = DICOM.element(0x7fe00010, "OW", new byte[(1 << 26) - (1 << 12)]);
        Path file = DicomFiles.DEFLATED.write(folder.resolve("large.dcm"), ecg, zeros);

        long allocated = Allocation.during(
                () -> assertThatCode(() -> RecordingFiles.read(file)).doesNotThrowAnyException());

        assertThat(allocated).isLessThan((1 << 26) + (1 << 20));
        assertThat(RecordingFiles.read(file).signals().get(0).samples()).containsExactly(1, 2);
    }

    @Test
    void refusesDeflatedDataThatEndTooSoon() throws IOException {
        byte[] ecg = DICOM.ecg(DICOM.group(RHYTHM, 500, List.of(lead(DICOM, "2:2")), 800, 1600));
        Path file = DicomFiles.DEFLATED.write(folder.resolve("short.dcm"), ecg);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 20));

        assertThatThrownBy(() -> RecordingFiles.read(file))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("deflated data are damaged");
    }
}
