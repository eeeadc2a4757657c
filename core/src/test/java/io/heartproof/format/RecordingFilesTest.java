package io.heartproof.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.fixture.Allocation;
import io.heartproof.fixture.MatFiles;
import io.heartproof.fixture.MemoryFiles;
import io.heartproof.fixture.WfdbFiles;
import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.problem.BadData;
import io.heartproof.problem.BadUsage;
import io.heartproof.signal.Recording;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingFilesTest {
    private static final MatFiles MAT = MatFiles.LITTLE_ENDIAN;

    @TempDir
    Path folder;

    private void assertRefused(String name, String message) {
        Path path = folder.resolve(name);
        assertThatThrownBy(() -> RecordingFiles.read(path))
                .isInstanceOf(BadData.class)
                .hasMessage(path + ": " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A1.mat", "A1.MAT", "A1", "A1.csv", "A1.hea"})
    void goesByContentRatherThanByName(String name) throws IOException {
        Path file = MAT.file(folder.resolve(name), MAT.struct("ECG", new String[] {"data"}, MAT.data()));
        assertThat(RecordingFiles.read(file).name()).isEqualTo("A1");
        assertThat(RecordingFiles.read(file).source().format()).isEqualTo("MATLAB v5 (CPSC2018)");
    }

    @Test
    void readsATableThatLiesBesideAHeaderOfTheSameName() throws IOException {
        WfdbFiles files = new WfdbFiles(folder);
        files.codes16("A1.dat", 1);
        files.header("A1", "A1 1 250 1\nA1.dat 16");
        Path table = Files.writeString(folder.resolve("A1.csv"), "I\n1\n");
        assertThat(RecordingFiles.read(table, ReadOptions.samplingRate(250))
                        .source()
                        .format())
                .isEqualTo("CSV");
    }

    @Test
    void saysWhatIsNoRecording() throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        Files.writeString(folder.resolve("notes.txt"), "hello");
        Files.write(folder.resolve("B1.mat"), new byte[] {30, 0, 0, 0});
        assertRefused("absent", "no such file, nor a header absent.hea");
        assertRefused("absent.hea", "no such file, nor a header absent.hea");
        assertRefused("sub", "expected a recording, got a folder");
        assertRefused(
                "notes.txt",
                "no format that is read (WFDB, MATLAB v5, EDF, DICOM, ECG in XML, CSV), and no WFDB header notes.hea");
        assertRefused("B1.mat", "no MATLAB v5 file, and its WFDB header B1.hea is missing");
    }

    @Test
    void readsTheBytesOfAFileWhateverItIsCalled() throws IOException {
        byte[] bytes = Files.readAllBytes(
                MAT.file(folder.resolve("A1.mat"), MAT.struct("ECG", new String[] {"data"}, MAT.data())));

        Recording recording = RecordingFiles.read("upload", bytes);

        assertThat(recording.name()).isEqualTo("upload");
        assertThat(recording.source().files()).containsExactly("upload");
        assertThat(recording.source().format()).isEqualTo("MATLAB v5 (CPSC2018)");
        assertThat(RecordingFiles.read("upload", new ByteArrayInputStream(bytes))
                        .source())
                .isEqualTo(recording.source());
    }

    @ParameterizedTest
    @ValueSource(strings = {"A1.hea", "A1.dat", "sub/A1.dat"})
    void readsARecordOfSeveralFilesInMemoryByAnyOfThem(String name) throws IOException {
        String below = name.startsWith("sub/") ? "sub/" : "";
        byte[] header = "A1 1 250 2\nA1.dat 16 1/mV".getBytes(StandardCharsets.UTF_8);
        Map<String, byte[]> files = Map.of(below + "A1.hea", header, below + "A1.dat", new byte[] {1, 0, 2, 0});

        Recording recording = RecordingFiles.read(RecordingFile.of(name, files), ReadOptions.NONE);

        assertThat(recording.signals().get(0).samples()).containsExactly(1, 2);
        assertThat(recording.source().files()).containsExactly(below + "A1.hea", below + "A1.dat");
    }

    @Test
    void saysWhatBytesAreNoRecording() {
        assertThatThrownBy(() -> RecordingFiles.read("notes.txt", new byte[] {1, 2, 3}))
                .isInstanceOf(BadData.class)
                .hasMessage(
                        "notes.txt: no format that is read (WFDB, MATLAB v5, EDF, DICOM, ECG in XML, CSV), and no WFDB"
                                + " header notes.hea");
        assertThatThrownBy(
                        () -> RecordingFiles.read("A1.hea", "A1 1 250 2\nA1.dat 16".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BadData.class)
                .hasMessage("A1.hea: file 'A1.dat' is missing or no regular file");
        assertThatThrownBy(() -> RecordingFiles.read("r.dat", new byte[0])).isInstanceOf(BadData.class);
    }

    @Test
    void takesNoMoreOfAStreamThanTheLimit() throws IOException {
        byte[] bytes = {1, 2, 3, 4};
        assertThat(RecordingFiles.atMost(4, "r", new ByteArrayInputStream(bytes)))
                .isEqualTo(bytes);
        assertThatThrownBy(() -> RecordingFiles.atMost(3, "r", new ByteArrayInputStream(bytes)))
                .isInstanceOf(BadData.class)
                .hasMessage("r: at most 3 bytes of a stream are read, got more");
    }

    @ParameterizedTest
    @EnumSource
    void allocatesNoMoreForBytesThanForAPath(ReaderContractTest.Form form) throws IOException {
        Path path = form.write(folder);
        RecordingFile inMemory = RecordingFile.of(path.getFileName().toString(), MemoryFiles.below(folder));
        read(inMemory);
        read(RecordingFile.of(path));

        long ofBytes = Allocation.during(() -> read(inMemory));
        long ofPath = Allocation.during(() -> read(RecordingFile.of(path)));

        assertThat(ofBytes).isLessThan(ofPath + (1 << 16));
    }

    private static void read(RecordingFile file) {
        try {
            RecordingFiles.read(file, ReadOptions.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesASamplingRateThatIsNone(double rate) {
        assertThatThrownBy(() -> ReadOptions.samplingRate(rate))
                .isInstanceOf(BadUsage.class)
                .hasMessage("the sampling rate must be a positive number of Hz, got " + rate);
    }
}
