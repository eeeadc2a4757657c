package io.heartproof.format.wfdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.fixture.WfdbFiles;
import io.heartproof.format.RecordingFiles;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How records, and the files that a header names, are found. */
class WfdbNamesTest {
    @TempDir
    Path folder;

    private WfdbFiles files;

    @BeforeEach
    void open() {
        files = new WfdbFiles(folder);
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "med/r, med/r.dat",
        "med/r, r.dat",
        "a/med/r, a/med/r.dat",
        "med\\r, med\\r.dat",
        "./r, ./r.dat",
    })
    void readsARecordWhoseNameHasAFolder(String record, String file) throws IOException {
        files.codes16("r.dat", 1, 2);
        Recording recording = files.read(record + " 1 250 2\n" + file + " 16 1 16 0 1 3 0 I\n");
        assertThat(recording.signals().get(0).samples()).containsExactly(1, 2);
        assertThat(recording.name()).isEqualTo("r");
        assertThat(recording.source().notes()).isEmpty();
    }

    @Test
    void tellsARecordOfANumberFromANumberOfSegments() throws IOException {
        files.codes16("0001.dat", 1, 2);
        Path single = files.header("0001", "med/0001 1 250 2\nmed/0001.dat 16 1 16 0 1 3 0 I\n");
        assertThat(RecordingFiles.read(single).signals().get(0).samples()).containsExactly(1, 2);
        Path segmented = files.header("whole", "med/whole/2 1 250 4\nmed/0001 2\n0001 2\n");
        assertThat(RecordingFiles.read(segmented).signals().get(0).samples()).containsExactly(1, 2, 1, 2);
    }

    @ParameterizedTest(name = "{0}, {1} named as {2}")
    @CsvSource({"R.HEA, R.DAT, R.DAT", "R.HEA, R.DAT, r.dat", "r.hea, r.dat, R.DAT", "r.Hea, R.DAT, R.dat"})
    void readsNamesInCapitals(String header, String signals, String named) throws IOException {
        files.codes16(signals, 1, 2);
        Path path = Files.writeString(folder.resolve(header), "r 1 250 2\n" + named + " 16 1 16 0 1 3 0 I\n");
        assertThat(RecordingFiles.read(path).signals().get(0).samples()).containsExactly(1, 2);
        assertThat(RecordingFiles.read(path).source().notes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"R", "R.DAT", "R.HEA"})
    void findsAHeaderInCapitalsByAnyNameOfItsRecord(String name) throws IOException {
        files.codes16("R.DAT", 1, 2);
        Files.writeString(folder.resolve("R.HEA"), "R 1 250 2\nR.DAT 16 1 16 0 1 3 0 I\n");
        assertThat(RecordingFiles.read(folder.resolve(name)).length()).isEqualTo(2);
    }

    @Test
    void findsARecordByAnyOfItsNames() throws IOException {
        files.codes16("r.mat", 1);
        Recording byHeader = files.read("r 1 250 1\nr.mat 16 1");
        for (String name : List.of("r", "r.mat", "r.hea")) {
            assertThat(RecordingFiles.read(folder.resolve(name)).source()).isEqualTo(byHeader.source());
        }
    }

    @Test
    void readsASignalFileInAFolderBelow() throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        files.codes16("sub/r.dat", 1);
        assertThat(files.read("r 1 250 1\nsub/r.dat 16 1").signals().get(0).samples())
                .containsExactly(1);
    }
}
