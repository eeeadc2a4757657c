package io.heartproof.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.fixture.MatFiles;
import io.heartproof.fixture.WfdbFiles;
import io.heartproof.problem.BadData;
import io.heartproof.problem.BadUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesASamplingRateThatIsNone(double rate) {
        assertThatThrownBy(() -> ReadOptions.samplingRate(rate))
                .isInstanceOf(BadUsage.class)
                .hasMessage("the sampling rate must be a positive number of Hz, got " + rate);
    }
}
