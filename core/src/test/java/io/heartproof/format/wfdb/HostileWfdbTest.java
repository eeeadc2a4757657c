package io.heartproof.format.wfdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.fixture.Allocation;
import io.heartproof.fixture.MemoryFiles;
import io.heartproof.fixture.WfdbFiles;
import io.heartproof.format.ReadOptions;
import io.heartproof.format.RecordingFiles;
import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Headers that lie, one by one: each is one line with file, rule and value, and takes no memory worth speaking of. */
class HostileWfdbTest {
    @TempDir
    Path folder;

    static Stream<Arguments> lies() {
        return Stream.of(
                Arguments.of("", "expected a record line, but the header is empty"),
                Arguments.of("r", ", line 1: expected the number of signals, but the line ends"),
                Arguments.of("r 0 250 4", "expected at least one signal, got none"),
                Arguments.of(
                        "r -1",
                        ", line 1: the number of signals must be a whole number from 0 to 2147483647, got '-1'"),
                Arguments.of(
                        "r 1000000000 250 4\nr.dat 16",
                        "the record line promises 1000000000 signals, the header has 1"),
                Arguments.of("r 3 250 4\nr.dat 16\nr.dat 16", "the record line promises 3 signals, the header has 2"),
                Arguments.of("r 1 0 4\nr.dat 16", ", line 1: the sampling rate must be positive, got '0'"),
                Arguments.of("r 1 NaN 4\nr.dat 16", ", line 1: the sampling rate must be a finite number, got 'NaN'"),
                Arguments.of(
                        "r 1 1e999 4\nr.dat 16", ", line 1: the sampling rate must be a finite number, got '1e999'"),
                // Two's complement of the sizes would be small.
                Arguments.of(
                        "r 1 250 4294967297\nr.dat 16",
                        "the header promises 4294967297 samples per lead, but r.dat holds 4"),
                Arguments.of(
                        "r 1 250 9223372036854775807\nr.dat 16",
                        "the header promises 9223372036854775807 samples per lead, but r.dat holds 4"),
                Arguments.of(
                        "r 1 250 9223372036854775808\nr.dat 16",
                        ", line 1: the number of samples must be a whole number from 0 to 9223372036854775807, got"
                                + " '9223372036854775808'"),
                Arguments.of("r 1 250 5\nr.dat 16", "the header promises 5 samples per lead, but r.dat holds 4"),
                Arguments.of(
                        "r 1 250 2147483648\n~ 0",
                        "at most 67108864 samples over all leads are read, got 1 lead of 2147483648 samples"),
                Arguments.of("r 1 250\n~ 0", "neither the header nor a signal file gives a number of samples"),
                Arguments.of("r 1 250\nr.dat 16+8", "expected at least one sample per lead, got 0"),
                Arguments.of("r 1 250\nr.dat 16+9223372036854775807", "expected at least one sample per lead, got 0"),
                Arguments.of(
                        "r 1 250\nr.dat 16x1000000000",
                        "a frame of a signal file has at most 65536 samples, got 1000000000"),
                Arguments.of(
                        "r 1 250\nr.dat 16x0",
                        ", line 2: the number of samples per frame must be a whole number from 1 to 2147483647, got"
                                + " '0'"),
                Arguments.of("r 1 250\nr.dat 16:4", "the skew must be below the number of samples (4), got 4"),
                Arguments.of(
                        "r 1 250\nr.dat 16y",
                        ", line 2: the format must look like 16, 212x4, 16:3 or 16+24, got '16y'"),
                Arguments.of(
                        "r 1 250\nr.dat 17",
                        ", line 2: expected a signal format of [0, 8, 16, 24, 32, 61, 80, 160, 212, 310, 311], got 17"),
                Arguments.of(
                        "r 1 250\nr.dat 516",
                        ", line 2: signal format 516 (FLAC) is not supported: convert to format 16 first"),
                Arguments.of("r 1 250\nr.dat 16 -200", ", line 2: the gain must not be negative, got '-200'"),
                Arguments.of("r 1 250\nr.dat 16 NaN/mV", ", line 2: the gain must be a finite number, got 'NaN'"),
                Arguments.of(
                        "r 1 250\nr.dat 16 Infinity", ", line 2: the gain must be a finite number, got 'Infinity'"),
                Arguments.of(
                        "r 1 250\nr.dat 16 1e-300",
                        ", line 2: the gain must give amplitudes in the range of a float, got '1e-300'"),
                Arguments.of(
                        "r 1 250\nr.dat 16 200(x)",
                        ", line 2: the baseline must be a whole number from -2147483648 to 2147483647, got 'x'"),
                Arguments.of(
                        "r 1 250\nr.dat 16 200(4",
                        ", line 2: the gain must look like 200, 200/mV or 200(1024)/mV, got '200(4'"),
                Arguments.of(
                        "r 1 250\nr.dat 16 200 16 x",
                        ", line 2: the ADC zero must be a whole number from -2147483648 to 2147483647, got 'x'"),
                Arguments.of(
                        "r 2 250\nr.dat 16\nr.dat 80",
                        "all signals of file 'r.dat' must have one format and byte offset, got 16+0 and 80+0"),
                Arguments.of(
                        "r 2 250\nr.dat 16\nr.dat 16+2",
                        "all signals of file 'r.dat' must have one format and byte offset, got 16+0 and 16+2"),
                Arguments.of("r 1 250\nother.dat 16", "file 'other.dat' is missing or no regular file"),
                Arguments.of("r 1 250\nsub 16", "file 'sub' is missing or no regular file"),
                Arguments.of("r 1 250\n../outside.dat 16", "file '../outside.dat' leaves the folder of the header"),
                Arguments.of(
                        "r 1 250\n../../outside.dat 16", "file '../../outside.dat' leaves the folder of the header"),
                Arguments.of(
                        "r 1 250\nsub/../../outside.dat 16",
                        "file 'sub/../../outside.dat' leaves the folder of the header"),
                Arguments.of("r 1 250\n/etc/hostname 16", "file '/etc/hostname' leaves the folder of the header"),
                Arguments.of("r 1 250\nlink.dat 16", "file 'link.dat' leaves the folder of the header"),
                Arguments.of(
                        "r/0 1 250",
                        ", line 1: the number of segments must be a whole number from 1 to 2147483647, got '0'"),
                Arguments.of(
                        "r/2000000000 1 250\ns 4", "the record line promises 2000000000 segments, the header has 1"),
                Arguments.of("../r 1 250\n../outside.dat 16", "file '../outside.dat' leaves the folder of the header"),
                Arguments.of("r 1 250\n..\\outside.dat 16", "file '..\\outside.dat' leaves the folder of the header"),
                Arguments.of("r 1 250\nC:\\r.dat 16", "file 'C:\\r.dat' leaves the folder of the header"),
                Arguments.of("r/1 1 250\nr 4", "segment r is a multi-segment record itself"),
                Arguments.of("r/1 1 250\nabsent 4", "file 'absent.hea' is missing or no regular file"),
                Arguments.of("r/1 1 250\n../outside 4", "file '../outside.hea' leaves the folder of the header"),
                Arguments.of("r/1 1 250\n~ 4", "expected at least one segment that is no gap, got none"),
                Arguments.of(
                        "r/2 1 250\ns 4\n~ 2147483647",
                        "at most 67108864 samples over all leads are read, got 1 lead of 2147483651 samples"),
                Arguments.of("r/1 1 250 5\ns 4", "the record line promises 5 samples per lead, the segments have 4"),
                Arguments.of("r/1 1 250\ns 3", "segment s has 3 samples per lead here, its own header says 4"),
                Arguments.of("r/1 1 360\ns 4", "all segments must have 360.0 Hz, segment s has 250.0 Hz"),
                Arguments.of(
                        "r/2 1 250\ns 4\nother 2", "all segments must have the leads [II], segment other has [V1, II]"),
                Arguments.of("r/2 1 250\ns_layout 0\nother 2", "segment other holds lead V1, which the layout lacks"),
                Arguments.of(
                        "r/2 1 250\nunit_layout 0\ns 4", "lead II must have one unit, got NU and, in segment s, mV"),
                Arguments.of("r/2 1 250\ntwice_layout 0\ns 4", "the layout names lead x twice"));
    }

    private Path lay(String header) throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        WfdbFiles files = new WfdbFiles(inner);
        files.codes16("r.dat", 1, 2, 3, 4);
        files.header("s", "s 1 250 4\nr.dat 16 1 16 0 1 10 0 II");
        files.header("other", "other 2 250 2\nr.dat 16 1 16 0 1 4 0 V1\nr.dat 16 1 16 0 2 6 0 II");
        files.header("s_layout", "s_layout 1 250 0\n~ 0 1 16 0 0 0 0 II");
        files.header("unit_layout", "unit_layout 1 250 0\n~ 0 1/NU 16 0 0 0 0 II");
        files.header("twice_layout", "twice_layout 2 250 0\n~ 0 1 16 0 0 0 0 x\n~ 0 1 16 0 0 0 0 x");
        new WfdbFiles(folder).codes16("outside.dat", 1, 2, 3, 4);
        new WfdbFiles(folder).header("outside", "outside 1 250\noutside.dat 16");
        Files.createDirectory(inner.resolve("sub"));
        Files.createSymbolicLink(inner.resolve("link.dat"), folder.resolve("outside.dat"));
        return files.header("r", header);
    }

    @ParameterizedTest
    @MethodSource("lies")
    void refusesInOneLine(String header, String message) throws IOException {
        Path path = lay(header);
        String expected = path + (message.startsWith(",") ? message : ": " + message);
        long allocated = Allocation.during(() -> assertThatThrownBy(() -> RecordingFiles.read(path))
                .isInstanceOf(BadData.class)
                .hasMessage(expected));
        assertThat(allocated).isLessThan(16 << 20);
    }

    /** As on disk, but that no link is in memory. */
    @ParameterizedTest
    @MethodSource("lies")
    void refusesInMemoryWhatItRefusesOnDisk(String header, String message) throws IOException {
        lay(header);
        RecordingFile file = RecordingFile.of("inner/r.hea", MemoryFiles.below(folder));
        String expected = message.contains("link.dat") ? ": file 'link.dat' is missing or no regular file" : message;
        long allocated = Allocation.during(() -> assertThatThrownBy(() -> RecordingFiles.read(file, ReadOptions.NONE))
                .isInstanceOf(BadData.class)
                .hasMessage("inner/r.hea" + (expected.matches("[,:].*") ? expected : ": " + expected)));
        assertThat(allocated).isLessThan(16 << 20);
    }

    @Test
    void refusesASamplingRateThatContradictsTheHeader() throws IOException {
        Path path = lay("r 1 250 4\nr.dat 16");
        assertThat(RecordingFiles.read(path, ReadOptions.samplingRate(250)).samplingRateHz())
                .isEqualTo(250);
        assertThatThrownBy(() -> RecordingFiles.read(path, ReadOptions.samplingRate(500)))
                .isInstanceOf(BadData.class)
                .hasMessage(path + ": the file says 250.0 Hz, which contradicts the given sampling rate of 500.0 Hz");
    }

    @Test
    void takesTheGivenSamplingRateWhereTheHeaderGivesNone() throws IOException {
        Path path = lay("r 1\nr.dat 16");
        assertThat(RecordingFiles.read(path, ReadOptions.samplingRate(360)).samplingRateHz())
                .isEqualTo(360);
    }

    @Test
    void refusesAHeaderOverOneMebibyte() throws IOException {
        Path path = lay("r 1 250 4\nr.dat 16\n" + "#\n".repeat(1 << 19));
        assertThatThrownBy(() -> RecordingFiles.read(path))
                .isInstanceOf(BadData.class)
                .hasMessage(path + ": a header has at most 1048576 bytes, got more");
    }

    @Test
    void keepsNoMoreOfASegmentThatIsNamedThousandsOfTimes() throws IOException {
        Path path = lay("r/1000 1 250\n" + "s 4\n".repeat(1000));
        String comment = "# " + "x".repeat(1000) + "\n";
        Files.writeString(
                path.resolveSibling("s.hea"), "s 1 250 4\nr.dat 16 1 16 0 7 10 0 II\n" + comment.repeat(1000));
        long allocated = Allocation.during(() -> {
            try {
                assertThat(RecordingFiles.read(path).source().notes())
                        .containsExactly("segment s: lead II: expected the initial value 7, got 1");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(allocated).isLessThan(128 << 20);
    }

    @Test
    void refusesMoreSegmentsTimesLeadsThanAHeaderOfThatSizeIsWorth() throws IOException {
        Path path = lay("r/20000 60 250\n" + "many 1\n".repeat(20_000));
        Files.writeString(path.resolveSibling("many.hea"), "many 60 250 1\n" + "r.dat 16\n".repeat(60));
        assertThatThrownBy(() -> RecordingFiles.read(path))
                .isInstanceOf(BadData.class)
                .hasMessage(path + ": at most 1048576 segments times leads are read, got 20000 segments of 60 leads");
    }

    @Test
    void readsASegmentThatIsNamedAgainAndAgainOnce() throws IOException {
        Path path = lay("r/100000 1 250\n" + "s 4\n".repeat(100_000));
        long allocated = Allocation.during(() -> {
            try {
                assertThat(RecordingFiles.read(path).length()).isEqualTo(400_000);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        // 147 MB where nothing is compiled yet; a read of each would take some 1,000.
        assertThat(allocated).isLessThan(256 << 20);
    }

    @Test
    void quotesNoControlCharacterAndNoLongValue() throws IOException {
        Path path = lay("r 1 250 4\nr.dat \u001b[2J\u2028" + "9".repeat(5000));
        assertThatThrownBy(() -> RecordingFiles.read(path))
                .isInstanceOf(BadData.class)
                .satisfies(e -> {
                    assertThat(e.getMessage()).hasSizeLessThan(1100).doesNotContain("\u001b", "\u2028", "\n");
                });
    }

    @Test
    void followsALinkedFolderWithHeaderAndSignals() throws IOException {
        Path path = lay("r 1 250 4\nr.dat 16");
        Path linked = Files.createSymbolicLink(folder.resolve("linked"), path.getParent());
        assertThat(RecordingFiles.read(linked.resolve("r")).length()).isEqualTo(4);
        Path header = Files.createSymbolicLink(folder.resolve("r.hea"), path);
        Files.createSymbolicLink(folder.resolve("r.dat"), path.resolveSibling("r.dat"));
        assertThat(RecordingFiles.read(header).length()).isEqualTo(4);
    }
}
