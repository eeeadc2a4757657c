package io.heartproof.format.mat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.fixture.Allocation;
import io.heartproof.fixture.MatFiles;
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

/** MATLAB files that lie, one by one: each is one line with file, rule and value, and takes little memory. */
class HostileMatTest {
    private static final MatFiles MAT = MatFiles.LITTLE_ENDIAN;
    private static final int HUGE = Integer.MAX_VALUE - 7;

    @TempDir
    Path folder;

    private static byte[] ecg(byte[] data) {
        return MAT.struct("ECG", new String[] {"data"}, data);
    }

    private static byte[] data(int rows, int columns, byte[] element) {
        return MAT.array(6, new int[] {rows, columns}, "", element);
    }

    private static byte[] fields(int nameLength, byte[] names) {
        byte[] length = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(nameLength)
                .array();
        return MAT.array(2, new int[] {1, 1}, "ECG", MAT.element(5, length), MAT.element(1, names));
    }

    private static byte[] complex(byte[] array) {
        byte[] copy = array.clone();
        copy[17] |= 8;
        return copy;
    }

    static Stream<Arguments> lies() throws IOException {
        byte[] zeros = new byte[96];
        return Stream.of(
                Arguments.of("no variables", new byte[0], "expected a variable 'ECG' that is a struct, found none"),
                Arguments.of(
                        "an element of 2 GB",
                        MAT.element(14, HUGE, new byte[8]),
                        "an element of 2147483640 bytes is promised where at most 8 follow"),
                Arguments.of(
                        "an element of 4 GB",
                        MAT.element(14, -1, new byte[8]),
                        "an element of 4294967295 bytes is promised where at most 8 follow"),
                Arguments.of(
                        "2 GB of data",
                        ecg(data(12, HUGE / 96, MAT.element(9, HUGE, zeros))),
                        "at most 67108864 samples over all leads are read, got 12 leads of 22369621 samples"),
                Arguments.of(
                        "less data than promised",
                        ecg(data(12, 1000, MAT.element(9, 96_000, zeros))),
                        "an element of 96000 bytes is promised where at most 96 follow"),
                Arguments.of(
                        "fewer numbers than dimensions",
                        ecg(data(12, 2, MAT.element(9, zeros))),
                        "12 x 2 numbers of 8 bytes take 192 bytes, got 96"),
                Arguments.of(
                        "dimensions that overflow",
                        ecg(MAT.array(6, new int[] {12, 1 << 30, 4}, "", MAT.element(9, zeros))),
                        "array dimensions must lie from 0 to 2147483647, got 1073741824 x 4"),
                Arguments.of(
                        "negative dimension",
                        ecg(data(-12, 1, MAT.element(9, zeros))),
                        "array dimensions must lie from 0 to 2147483647, got 1 x 4294967284"),
                Arguments.of("eight leads", ecg(data(8, 12, MAT.element(9, zeros))), "expected 12 leads, got 8"),
                Arguments.of(
                        "no samples",
                        ecg(data(12, 0, MAT.element(9, new byte[0]))),
                        "expected at least one sample per lead, got 0"),
                Arguments.of(
                        "text for data", ecg(MAT.text("x")), "the data must be real numbers, got an array of class 4"),
                Arguments.of(
                        "complex data",
                        ecg(complex(data(12, 1, MAT.element(9, zeros)))),
                        "the data must be real numbers, got an array of class 6"),
                Arguments.of(
                        "unknown number type",
                        ecg(data(12, 1, MAT.element(12, zeros))),
                        "expected numbers of a type from 1 to 7 or 9, got type 12"),
                Arguments.of(
                        "NaN",
                        ecg(MAT.doubles(12, 1, 0, 0, 0, Double.NaN, 0, 0, 0, 0, 0, 0, 0, 0)),
                        "samples must be finite, got NaN in lead aVR at sample 0"),
                Arguments.of(
                        "beyond a float",
                        ecg(MAT.doubles(12, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1e39)),
                        "samples must be finite, got Infinity in lead V6 at sample 0"),
                Arguments.of(
                        "no data",
                        MAT.struct("ECG", new String[] {"age"}, MAT.doubles(1, 1, 3)),
                        "struct ECG has no field 'data' with numbers"),
                Arguments.of(
                        "a struct array",
                        MAT.struct("ECG", new int[] {1, 2}, new String[] {"data"}, MAT.data(), MAT.data()),
                        "expected one struct ECG, got 1 x 2"),
                Arguments.of(
                        "more fields than follow",
                        MAT.struct("ECG", new String[] {"data", "age"}, MAT.data()),
                        "the file ends in the middle of an element"),
                Arguments.of(
                        "a field that is no array",
                        MAT.struct("ECG", new String[] {"data"}, MAT.element(9, zeros)),
                        "field 'data' must be an array, got an element of type 9"),
                Arguments.of(
                        "field names without length",
                        fields(0, new byte[32]),
                        "field names must have from 1 to 64 bytes each, got 32 bytes for 0"),
                Arguments.of(
                        "field names that do not divide",
                        fields(5, new byte[32]),
                        "field names must have from 1 to 64 bytes each, got 32 bytes for 5"),
                Arguments.of(
                        "a name of 1,000 bytes",
                        MAT.array(2, new int[] {1, 1}, "E".repeat(1000)),
                        "the name of an array must be an element of type 1 and at most 256 bytes, got type 1 and 1000"
                                + " bytes"),
                Arguments.of(
                        "40 dimensions",
                        MAT.array(2, new int[40], "ECG"),
                        "dimensions must be an element of type 5 and at most 128 bytes, got type 5 and 160 bytes"),
                Arguments.of(
                        "one dimension",
                        MAT.array(2, new int[] {1}, "ECG"),
                        "expected 8 bytes of array flags and at least two dimensions"),
                Arguments.of(
                        "damaged compression",
                        MAT.element(15, new byte[] {1, 2, 3, 4, 5, 6, 7, 8}),
                        "compressed data are damaged (incorrect header check)"),
                Arguments.of(
                        "an element inside itself",
                        MAT.compressed(MAT.compressed(new byte[0])),
                        "the file ends in the middle of an element"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void refusesInOneLine(String lie, byte[] elements, String message) throws IOException {
        Path path = MAT.file(folder.resolve("A0001.mat"), elements);
        long allocated = Allocation.during(() -> assertThatThrownBy(() -> RecordingFiles.read(path))
                .as(lie)
                .isInstanceOf(BadData.class)
                .hasMessage(path + ": " + message));
        assertThat(allocated).isLessThan(16 << 20);
    }

    @Test
    void believesACompressedElementNoMoreThanItsBytesCanUnpackTo() throws IOException {
        byte[] element = MAT.compressed(MAT.element(14, HUGE, new byte[8]));
        Path path = MAT.file(folder.resolve("A0001.mat"), element);
        assertThatThrownBy(() -> RecordingFiles.read(path))
                .isInstanceOf(BadData.class)
                .hasMessageMatching(
                        ".*A0001.mat: an element of 2147483640 bytes is promised where at most \\d{5} follow");
    }

    @Test
    void unpacksNoMoreOfABombThanItNeeds() throws IOException {
        byte[] bomb = MAT.struct("ECG", new String[] {"other"}, MAT.text("0".repeat(32 << 20)));
        Path path = MAT.file(folder.resolve("A0001.mat"), MAT.compressed(bomb));
        assertThat(Files.size(path)).isLessThan(1 << 17);
        long allocated = Allocation.during(() -> assertThatThrownBy(() -> RecordingFiles.read(path))
                .isInstanceOf(BadData.class)
                .hasMessage(path + ": struct ECG has no field 'data' with numbers"));
        assertThat(allocated).isLessThan(16 << 20);
    }

    @Test
    void refusesCompressedElementsInCompressedElements() throws IOException {
        byte[] element = MAT.struct("ECG", new String[] {"data"}, MAT.data());
        for (int i = 0; i < 20; i++) {
            element = MAT.compressed(element);
        }
        Path path = MAT.file(folder.resolve("A0001.mat"), element);
        assertThatThrownBy(() -> RecordingFiles.read(path))
                .isInstanceOf(BadData.class)
                .hasMessage(path + ": compressed elements lie in one another, more than 2 deep");
    }

    @Test
    void readsManySmallElementsWithoutALargeBufferForEach() throws IOException {
        byte[] small = MAT.element(1, new byte[0]);
        byte[][] elements = new byte[20_000][];
        Arrays.fill(elements, small);
        Path path = MAT.file(folder.resolve("A0001.mat"), elements);
        long allocated = Allocation.during(() -> assertThatThrownBy(() -> RecordingFiles.read(path))
                .isInstanceOf(BadData.class)
                .hasMessage(path + ": expected a variable 'ECG' that is a struct, found none"));
        assertThat(allocated).isLessThan(128 << 20);
    }

    @Test
    void refusesOtherVersionsAndLostHeaders() throws IOException {
        assertRefused(
                text("MATLAB 7.3 MAT-file, Platform: GLNXA64" + " ".repeat(128)),
                "expected a MATLAB file as 'save -v7' writes it, got 'MATLAB 7.3 MAT-file'");
        assertRefused(
                text("MATLAB 5.0 MAT-file"),
                "expected a MATLAB file as 'save -v7' writes it, got 'MATLAB 5.0 MAT-file'");
        assertRefused(text("MATLAB 5.0 MAT-file" + " ".repeat(128)), "expected the byte order mark IM or MI, got '  '");
        assertRefused(
                new byte[] {30, 0, 0, 0, 12, 0, 0, 0}, "no MATLAB v5 file, and its WFDB header A0001.hea is missing");
        assertRefused(new byte[0], "no MATLAB v5 file, and its WFDB header A0001.hea is missing");
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void assertRefused(byte[] bytes, String message) throws IOException {
        Path path = Files.write(folder.resolve("A0001.mat"), bytes);
        assertThatThrownBy(() -> RecordingFiles.read(path))
                .as(Arrays.toString(bytes))
                .isInstanceOf(BadData.class)
                .hasMessage(path + ": " + message);
    }
}
