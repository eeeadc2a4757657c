package io.heartproof.format.wfdb.raw;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.fixture.WfdbFiles;
import io.heartproof.format.RecordingFiles;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The binary formats, with bytes worked out by hand from signal(5). Gain 1, baseline 0: amplitudes are codes. */
class SampleFormatTest {
    private static final float INVALID = Float.NaN;

    @TempDir
    Path folder;

    static Stream<Arguments> formats() {
        return Stream.of(
                // From the initial value 10: +3, -1, +127.
                Arguments.of(8, new int[] {3, -1, 127}, new float[] {13, 12, 139}),
                // Low byte first: 0x0102, -2, 0x8000.
                Arguments.of(16, new int[] {0x02, 0x01, 0xfe, 0xff, 0x00, 0x80}, new float[] {258, -2, INVALID}),
                // Low byte first: 0x010203, -2, 0x800000.
                Arguments.of(24, new int[] {0x03, 0x02, 0x01, 0xfe, 0xff, 0xff, 0x00, 0x00, 0x80}, new float[] {
                    66_051, -2, INVALID
                }),
                // Low byte first: 0x01020304 (16,909,060 as the nearest float), -2, 0x80000000.
                Arguments.of(
                        32,
                        new int[] {0x04, 0x03, 0x02, 0x01, 0xfe, 0xff, 0xff, 0xff, 0x00, 0x00, 0x00, 0x80},
                        new float[] {16_909_060f, -2, INVALID}),
                // High byte first.
                Arguments.of(61, new int[] {0x01, 0x02, 0xff, 0xfe, 0x80, 0x00}, new float[] {258, -2, INVALID}),
                // Minus 128.
                Arguments.of(80, new int[] {0x80, 0xff, 0x00}, new float[] {0, 127, INVALID}),
                // Low byte first, minus 32,768: 0x8000, 0x8102, 0x0000.
                Arguments.of(160, new int[] {0x00, 0x80, 0x02, 0x81, 0x00, 0x00}, new float[] {0, 258, INVALID}),
                // 100 = 0x064 and -2 = 0xffe: low bytes 64 and fe, high digits 0 (low half) and f (high half) between;
                // then 0x800 and, in a cut group, 0x7ff would follow in the next bytes.
                Arguments.of(212, new int[] {0x64, 0xf0, 0xfe, 0x00, 0x08}, new float[] {100, -2, INVALID}),
                // 5, -1 = 0x3ff, 341 = 0b01010_10101: words 5 << 1 | 0b10101 << 11 = a80a, 0x3ff << 1 | 0b01010 << 11 =
                // 57fe; then -512 = 0x200 alone in a word: 0x400.
                Arguments.of(310, new int[] {0x0a, 0xa8, 0xfe, 0x57, 0x00, 0x04}, new float[] {5, -1, 341, INVALID}),
                // 5 | 0x3ff << 10 | 341 << 20 = 155ffc05; then -512 = 0x200 alone in two bytes.
                Arguments.of(311, new int[] {0x05, 0xfc, 0x5f, 0x15, 0x00, 0x02}, new float[] {5, -1, 341, INVALID}));
    }

    @ParameterizedTest(name = "format {0}")
    @MethodSource("formats")
    void readsSamplesAndInvalidCodesOfEveryFormat(int number, int[] bytes, float[] expected) throws IOException {
        WfdbFiles files = new WfdbFiles(folder);
        files.signals("r.dat", bytes);
        Path header = files.header("r", "r 1 250\nr.dat " + number + " 1(0) 16 0 10 0 0 II\n");
        Recording recording = RecordingFiles.read(header);
        assertThat(recording.signals().get(0).samples()).containsExactly(expected);
        assertThat(recording.source().format()).isEqualTo("WFDB " + number);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NULL")
    void countsAsManySamplesAsTheFewestBytesThatHoldThem(SampleFormat format) {
        for (int samples = 1; samples < 50; samples++) {
            long bytes = format.bytes(samples);
            assertThat(format.samples(bytes)).isGreaterThanOrEqualTo(samples);
            assertThat(format.bytes(format.samples(bytes))).isEqualTo(bytes);
            assertThat(format.samples(bytes - 1)).isLessThan(samples);
        }
    }

    @Test
    void readsMoreSamplesThanOneBlockHolds() throws IOException {
        int frames = 20_000;
        int[] codes = new int[2 * frames];
        for (int i = 0; i < frames; i++) {
            codes[2 * i] = i - 10_000;
            codes[2 * i + 1] = 10_000 - i;
        }
        WfdbFiles files = new WfdbFiles(folder);
        files.codes16("r.dat", codes);
        Path header = files.header("r", "r 2 250\nr.dat 16 1 16 0 -10000 0 0 I\nr.dat 16 1 16 0 10000 0 0 II\n");
        Recording recording = RecordingFiles.read(header);
        assertThat(recording.length()).isEqualTo(frames);
        for (int i = 0; i < frames; i++) {
            assertThat(recording.signals().get(0).samples()[i]).isEqualTo(i - 10_000);
            assertThat(recording.signals().get(1).samples()[i]).isEqualTo(10_000 - i);
        }
        assertThat(recording.source().notes()).isEmpty();
    }
}
