package io.heartproof.format.wfdb.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.fixture.WfdbFiles;
import io.heartproof.format.RecordingFiles;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SignalFileMarkTest {
    @TempDir
    Path folder;

    static Stream<Arguments> marks() {
        return Stream.of(
                Arguments.of(
                        "MATLAB 5.0 MAT-file Platform: posix",
                        "a MATLAB file of version 5 or later (save it with -v4)"),
                Arguments.of("MATLAB 7.3 MAT-file", "a MATLAB file of version 5 or later (save it with -v4)"),
                Arguments.of("\u0089HDF\r\n\u001a\n", "an HDF5 file"),
                Arguments.of("fLaC", "a FLAC file"),
                Arguments.of("\u001f\u008b\b", "a gzip file"),
                Arguments.of("PK\u0003\u0004", "a zip file"),
                Arguments.of("0       X X X X", "an EDF file"),
                Arguments.of("\u00ffBIOSEMI", "a BDF file"),
                Arguments.of("\u0000".repeat(128) + "DICM", "a DICOM file"),
                Arguments.of("\u0093NUMPY", "a NumPy file"),
                Arguments.of("<!DOCTYPE html>", "a page of HTML"),
                Arguments.of("version https://git-lfs.github.com/spec/v1", "a pointer of Git LFS"));
    }

    @ParameterizedTest
    @MethodSource("marks")
    void refusesASignalFileWithAnotherFormatsMark(String mark, String format) throws IOException {
        Files.write(folder.resolve("r.dat"), Arrays.copyOf(mark.getBytes(StandardCharsets.ISO_8859_1), 1000));
        for (String offset : new String[] {"", "+24"}) {
            Path header = new WfdbFiles(folder).header("r", "r 1 250 4\nr.dat 16" + offset + " 200 16 0 0 0 0 I");
            assertThatThrownBy(() -> RecordingFiles.read(header))
                    .isInstanceOf(BadData.class)
                    .hasMessage(header + ": r.dat is " + format + ", no raw samples");
        }
    }

    /** One matrix of 2 rows and 3 columns named val. */
    private void matlab4(int type, int rows, int columns) throws IOException {
        ByteBuffer file = ByteBuffer.allocate(24 + 2 * rows * columns).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(type)
                .putInt(rows)
                .putInt(columns)
                .putInt(0)
                .putInt(4)
                .put("val\0".getBytes(StandardCharsets.US_ASCII));
        for (short i = 1; file.hasRemaining(); i++) {
            file.putShort(i);
        }
        Files.write(folder.resolve("r.mat"), file.array());
    }

    private Path headerOf(String format) throws IOException {
        return new WfdbFiles(folder).header("r", "r 2 250\nr.mat " + format + " 1\nr.mat " + format + " 1\n");
    }

    @Test
    void readsAMatlab4FileThatIsAsTheHeaderSays() throws IOException {
        matlab4(30, 2, 3);
        assertThat(RecordingFiles.read(headerOf("16+24")).signals().get(0).samples())
                .containsExactly(1, 3, 5);
    }

    @Test
    void refusesAMatlab4FileThatIsTransposedOrReadFromElsewhere() throws IOException {
        matlab4(30, 3, 2);
        assertRefused(
                "16+24",
                "r.mat says of itself that it holds 3 signals in format 16+24, the header says 2 signals in format"
                        + " 16+24");
        matlab4(30, 2, 3);
        assertRefused(
                "16",
                "r.mat says of itself that it holds 2 signals in format 16+24, the header says 2 signals in format"
                        + " 16+0");
        assertRefused(
                "212+24",
                "r.mat says of itself that it holds 2 signals in format 16+24, the header says 2 signals in format"
                        + " 212+24");
        matlab4(40, 2, 3);
        assertRefused(
                "16+24", "r.mat is a MATLAB 4 file of numbers that no WFDB format has: save it with 16-bit integers");
    }

    private void wave(int code, int channels) throws IOException {
        ByteBuffer file = ByteBuffer.allocate(44 + 12).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(48)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII));
        file.putInt(16)
                .putShort((short) code)
                .putShort((short) channels)
                .putInt(250)
                .putInt(1000);
        file.putShort((short) 4)
                .putShort((short) 16)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(12);
        for (short i = 1; file.hasRemaining(); i++) {
            file.putShort(i);
        }
        Files.write(folder.resolve("r.mat"), file.array());
    }

    @Test
    void readsAWaveFileOnlyBehindItsOwnHeader() throws IOException {
        wave(1, 2);
        assertThat(RecordingFiles.read(headerOf("16+44")).signals().get(1).samples())
                .containsExactly(2, 4, 6);
        assertRefused(
                "16",
                "r.mat says of itself that it holds 2 signals in format 16+44, the header says 2 signals in format"
                        + " 16+0");
        wave(1, 1);
        assertRefused(
                "16+44",
                "r.mat says of itself that it holds 1 signal in format 16+44, the header says 2 signals in format"
                        + " 16+44");
        wave(3, 2);
        assertRefused("16+44", "r.mat is a WAV file, but not of plain integers: no raw samples");
    }

    private void assertRefused(String format, String message) throws IOException {
        Path header = headerOf(format);
        assertThatThrownBy(() -> RecordingFiles.read(header))
                .isInstanceOf(BadData.class)
                .hasMessage(header + ": " + message);
    }
}
