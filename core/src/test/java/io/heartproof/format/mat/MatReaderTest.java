package io.heartproof.format.mat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.fixture.MatFiles;
import io.heartproof.fixture.Shared;
import io.heartproof.format.ReadOptions;
import io.heartproof.format.RecordingFiles;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Sex;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sink;
import us.hebi.matlab.mat.types.Sinks;

class MatReaderTest {
    private static final MatFiles MAT = MatFiles.LITTLE_ENDIAN;
    private static final String[] FIELDS = {"sex", "age", "data"};

    @TempDir
    Path folder;

    private Path file(byte[]... elements) throws IOException {
        return MAT.file(folder.resolve("A0001.mat"), elements);
    }

    private static void assertHandMade(Recording recording) {
        assertThat(recording.name()).isEqualTo("A0001");
        assertThat(recording.leads()).isEqualTo(Lead.STANDARD_12);
        assertThat(recording.samplingRateHz()).isEqualTo(500);
        for (int i = 0; i < 12; i++) {
            LeadSignal signal = recording.signals().get(i);
            assertThat(signal.samples()).containsExactly(i, -i - 0.5f);
            assertThat(signal.unit()).isEqualTo("mV");
            assertThat(signal.calibrated()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LITTLE_ENDIAN", "BIG_ENDIAN"})
    void readsPlainStructsOfBothByteOrders(String order) throws IOException {
        MatFiles mat = new MatFiles(order.startsWith("L") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        byte[] struct = mat.struct("ECG", FIELDS, mat.text("Male"), mat.doubles(1, 1, 74), mat.data());
        Recording recording = RecordingFiles.read(mat.file(folder.resolve("A0001.mat"), struct));
        assertHandMade(recording);
        assertThat(recording.patient().sex()).isEqualTo(Sex.MALE);
        assertThat(recording.patient().ageYears()).hasValue(74);
        assertThat(recording.source().format()).isEqualTo("MATLAB v5 (CPSC2018)");
    }

    @Test
    void readsACompressedStructAfterOtherVariables() throws IOException {
        byte[] struct = MAT.struct("ECG", FIELDS, MAT.text("Female"), MAT.doubles(1, 1, Double.NaN), MAT.data());
        Recording recording = RecordingFiles.read(file(
                MAT.compressed(MAT.array(6, new int[] {1, 1}, "other", MAT.element(9, new byte[8]))),
                MAT.array(6, new int[] {1, 1}, "ECG", MAT.element(9, new byte[8])),
                MAT.compressed(struct)));
        assertHandMade(recording);
        assertThat(recording.patient().sex()).isEqualTo(Sex.FEMALE);
        assertThat(recording.patient().ageYears()).isEmpty();
    }

    @Test
    void readsFieldsInAnyOrderAndPassesOverOthers() throws IOException {
        byte[] struct = MAT.struct(
                "ECG", new String[] {"data", "note", "sex"}, MAT.data(), MAT.text("x"), MAT.element(14, new byte[0]));
        Recording recording = RecordingFiles.read(file(struct));
        assertHandMade(recording);
        assertThat(recording.patient().sex()).isEqualTo(Sex.UNKNOWN);
    }

    @Test
    void takesAGivenSamplingRateSinceTheFileStatesNone() throws IOException {
        Path file = file(MAT.struct("ECG", new String[] {"data"}, MAT.data()));
        assertThat(RecordingFiles.read(file, ReadOptions.samplingRate(250)).samplingRateHz())
                .isEqualTo(250);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9})
    void readsWhatAnotherLibraryWrites(int deflateLevel) throws IOException {
        Matrix data = Mat5.newMatrix(12, 3);
        for (int lead = 0; lead < 12; lead++) {
            data.setDouble(lead, 1, lead / 8.0);
            data.setDouble(lead, 2, -lead);
        }
        Path path = folder.resolve("B.mat");
        try (Mat5File file = Mat5.newMatFile();
                Sink sink = Sinks.newStreamingFile(path.toFile())) {
            file.addArray(
                    "ECG",
                    Mat5.newStruct()
                            .set("sex", Mat5.newString("Male"))
                            .set("age", Mat5.newScalar(45))
                            .set("data", data));
            Mat5.newWriter(sink).setDeflateLevel(deflateLevel).writeMat(file);
        }
        Recording recording = RecordingFiles.read(path);
        assertThat(recording.patient().ageYears()).hasValue(45);
        assertThat(recording.patient().sex()).isEqualTo(Sex.MALE);
        for (int lead = 0; lead < 12; lead++) {
            assertThat(recording.signals().get(lead).samples()).containsExactly(0, lead / 8f, -lead);
        }
    }

    @Test
    void readsTheOriginalFormOfCpsc2018() throws IOException {
        Recording recording = RecordingFiles.read(Shared.folder("ecg9").resolve("A1980.mat"));
        // Values by SciPy 1.17.1.
        assertThat(recording.length()).isEqualTo(5000);
        assertThat(recording.patient().sex()).isEqualTo(Sex.MALE);
        assertThat(recording.patient().ageYears()).hasValue(52);
        assertThat(Arrays.copyOf(recording.signals().get(0).samples(), 3))
                .containsExactly(0.20186721f, 0.30080438f, 0.3343661f);
        assertThat(Arrays.copyOfRange(recording.signals().get(11).samples(), 4997, 5000))
                .containsExactly(-0.033539295f, -0.028884972f, -0.027941935f);
    }

    /** MATLAB's class 10 is int16: no number of mV. Storage is another matter: doubles of -2 are stored as one byte each. */
    @Test
    void takesWholeNumbersForCounts() throws IOException {
        byte[] counts = new byte[24];
        counts[0] = 100;
        byte[] data = MAT.array(10, new int[] {12, 1}, "", MAT.element(3, counts));
        Recording recording = RecordingFiles.read(file(MAT.struct("ECG", new String[] {"data"}, data)));
        assertThat(recording.signals().get(0).samples()).containsExactly(100);
        assertThat(recording.signals()).noneMatch(LeadSignal::calibrated);
        assertThat(recording.source().notes())
                .containsExactly("the data are whole numbers, which are counts, so no lead is calibrated");
    }

    @Test
    void notesWhatItPassesOverAndAmplitudesOfNoHeart() throws IOException {
        double[] microvolts = new double[12];
        microvolts[11] = -795;
        byte[] struct = MAT.struct(
                "ECG",
                new String[] {"fs", "data", "unit"},
                MAT.doubles(1, 1, 250),
                MAT.doubles(12, 1, microvolts),
                MAT.element(14, new byte[0]));
        assertThat(RecordingFiles.read(file(struct)).source().notes())
                .containsExactly(
                        "fields of the struct are passed over: fs, unit",
                        "no unit is stated, so amplitudes are taken as mV: they reach 795.000, as if in another unit");
        byte[] usual = MAT.struct("ECG", FIELDS, MAT.text("Male"), MAT.doubles(1, 1, 74), MAT.data());
        assertThat(RecordingFiles.read(file(usual)).source().notes()).isEmpty();
    }

    @Test
    void refusesPagesOfAMatrix() throws IOException {
        byte[] data = MAT.array(6, new int[] {12, 1, 2}, "", MAT.element(9, new byte[12 * 2 * 8]));
        Path file = file(MAT.struct("ECG", new String[] {"data"}, data));
        assertThatThrownBy(() -> RecordingFiles.read(file))
                .isInstanceOf(BadData.class)
                .hasMessage(file + ": the data must be a matrix, got an array of more dimensions");
    }

    static Stream<Arguments> numberTypes() {
        return Stream.of(
                Arguments.of(1, new int[] {0xfe}, -2f),
                Arguments.of(2, new int[] {0xfe}, 254f),
                Arguments.of(3, new int[] {0xfe, 0xff}, -2f),
                Arguments.of(4, new int[] {0xfe, 0xff}, 65_534f),
                Arguments.of(5, new int[] {0xfe, 0xff, 0xff, 0xff}, -2f),
                Arguments.of(6, new int[] {0x00, 0x00, 0x00, 0x80}, 0x1p31f),
                Arguments.of(7, new int[] {0x00, 0x00, 0x00, 0xc0}, -2f),
                Arguments.of(9, new int[] {0, 0, 0, 0, 0, 0, 0x00, 0xc0}, -2f));
    }

    @ParameterizedTest(name = "type {0}")
    @MethodSource("numberTypes")
    void readsNumbersStoredInAnyType(int type, int[] bytes, float expected) throws IOException {
        byte[] numbers = new byte[12 * bytes.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (byte) bytes[i % bytes.length];
        }
        byte[] data = MAT.array(6, new int[] {12, 1}, "", MAT.element(type, numbers));
        Recording recording = RecordingFiles.read(file(MAT.struct("ECG", new String[] {"data"}, data)));
        assertThat(recording.signals()).allSatisfy(s -> assertThat(s.samples()).containsExactly(expected));
    }
}
