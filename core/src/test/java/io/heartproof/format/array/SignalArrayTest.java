package io.heartproof.format.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.format.ReadOptions;
import io.heartproof.format.RecordingFiles;
import io.heartproof.problem.BadData;
import io.heartproof.problem.BadUsage;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalArrayTest {
    @TempDir
    private Path folder;

    @Test
    void readsWhatNumpyWrote() throws IOException {
        KnownArrays.check(npy("floats.npy"), KnownArrays.OPTIONS, 1 / 64.0);
        KnownArrays.check(npy("halves-leads-first.npy"), KnownArrays.OPTIONS, 1 / 64.0);
        KnownArrays.check(npy("whole.npy"), KnownArrays.OPTIONS.with(KnownArrays.inUnit("uV")), 1e-3);
        KnownArrays.check(npy("whole.npy"), KnownArrays.OPTIONS.with(KnownArrays.inUnit("V")), 1e3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        fortran.npy    | is in Fortran's order; expected C's (numpy.ascontiguousarray)
        big-endian.npy | expected little-endian float16, float32, float64, int16, int32, got >f4
        objects.npy    | holds Python objects, which are never unpickled; expected numbers
        records.npy    | expected one type of numbers in its header, got {'descr': [('a', '<f4')
        """)
    void refusesOtherArraysInOneLine(String name, String message) {
        Path file = KnownArrays.file(name);

        assertThatThrownBy(() -> SignalArray.ofNpy(file))
                .isInstanceOf(BadData.class)
                .hasMessageStartingWith(file + ": " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        {'descr': '<f4', 'fortran_order': False, 'shape': (2, 3, 4), }                   | 95
        {'descr': '<f4', 'fortran_order': False, 'shape': (2, 3, 4), }                   | 97
        {'descr': '<f4', 'fortran_order': False, 'shape': (999999999999999999, 9, 9), }  | 96
        {'descr': '<f4', 'fortran_order': False, 'shape': (0, 3, 4), }                   | 0
        {'descr': '<f4', 'fortran_order': False, 'shape': (9999999999999999999, 3, 4), } | 96
        {'descr': '<f4', 'fortran_order': False, 'shape': (2 3, 4), }                    | 96
        {'descr': '<f4', 'fortran_order': False, 'shape': (24,), }                       | 96
        {'descr': '<f4', 'fortran_order': False, 'shape': (), }                          | 4
        {'descr': '<f4', 'shape': (2, 3, 4), }                                           | 96
        {'descr': '<f4', 'fortran_order': False, }                                       | 96
        """)
    void refusesHeadersThatLie(String header, int bytes) throws IOException {
        Path file = npy(header, header.length(), bytes);

        assertThatThrownBy(() -> SignalArray.ofNpy(file))
                .isInstanceOf(BadData.class)
                .hasMessageStartingWith(file.toString());
    }

    @Test
    void refusesAHeaderThatIsNotThere() throws IOException {
        Path tooLong = npy("{}", 60_000, 10);
        assertThatThrownBy(() -> SignalArray.ofNpy(tooLong))
                .isInstanceOf(BadData.class)
                .hasMessage(tooLong + ": ends within its header");

        Path other = Files.writeString(folder.resolve("other.npy"), "PK and something else");
        assertThatThrownBy(() -> SignalArray.ofNpy(other))
                .isInstanceOf(BadData.class)
                .hasMessage(other + ": expected an array in NumPy's npy format");

        byte[] huge = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, -1, -1, -1, 127, '{'};
        Path hugeHeader = Files.write(folder.resolve("huge.npy"), huge);
        assertThatThrownBy(() -> SignalArray.ofNpy(hugeHeader))
                .isInstanceOf(BadData.class)
                .hasMessage(hugeHeader + ": expected a header of at most 65536 bytes, got 2147483647");
    }

    @Test
    void asksForWhatTheArrayDoesNotSay() throws IOException {
        SignalArray array = npy("floats.npy");
        String where = KnownArrays.file("floats.npy") + " row 0 (11): ";
        ReadOptions rate = ReadOptions.samplingRate(400);

        assertRefused(array, ReadOptions.NONE, where + "states no sampling rate; give it with --sampling-rate");
        assertRefused(array, rate, where + "states no unit of amplitude; give it with --unit, such as mV or uV");
        assertRefused(array, rate.with(options(List.of(), "mV")), where + "names no leads; give their order with");
        assertRefused(
                array,
                rate.with(options(List.of("I", "II"), "mV")),
                where + "expected 2 leads in one of its two directions, got 40 by 12");
    }

    @Test
    void amplitudesOfAnUnknownUnitAreNotCalibrated() throws IOException {
        Recording recording =
                KnownArrays.read(npy("whole.npy"), 0, KnownArrays.OPTIONS.with(KnownArrays.inUnit("unknown")));

        assertThat(recording.signals()).noneMatch(LeadSignal::calibrated);
        assertThat(recording.source().notes())
                .containsExactly(
                        "no lead is calibrated: the unit is not known",
                        "no unit is stated, so amplitudes are taken as mV: they reach 147.000, as if in another unit");
    }

    @Test
    void aRowMaySayHowLongItIs() throws IOException {
        SignalArray array = npy("floats.npy");

        Recording recording = RecordingFiles.read(array, new ArrayRow("x", 1, OptionalInt.of(39)), KnownArrays.OPTIONS);

        assertThat(recording.length()).isEqualTo(39);
        assertThat(recording.signals().get(0).samples()[0]).isZero();
        assertThatThrownBy(
                        () -> RecordingFiles.read(array, new ArrayRow("x", 1, OptionalInt.of(41)), KnownArrays.OPTIONS))
                .isInstanceOf(BadData.class)
                .hasMessageEndingWith("row 1 (x): expected a length from 1 to 40 samples, got 41");
    }

    /** A row of zeros is no recording; zeros of one lead alone are no padding; what overflowed is no amplitude. */
    @Test
    void tellsPaddingFromSignal() throws IOException {
        float[] values = {0, 0, 0, 0, /**/ 0, 1, 0, 0, Float.POSITIVE_INFINITY, Float.NaN, 0, 2, 0, 0};
        Path file = npy(new float[][] {new float[14], values}, 7, 2);
        ReadOptions options = KnownArrays.OPTIONS.with(options(List.of("DI", "chan 2"), "mV"));

        Recording recording = KnownArrays.read(SignalArray.ofNpy(file), 1, options);

        assertThat(recording.leads()).containsExactly(Lead.I, new Lead("chan 2"));
        assertThat(recording.signals().get(0).samples()).containsExactly(0, 0, Float.NaN, 0);
        assertThat(recording.signals().get(1).samples()).containsExactly(1, 0, Float.NaN, 2);
        assertThat(recording.source().notes())
                .contains("zero padding is cut off: 2 samples before the signal, 1 after it");
        assertThatThrownBy(() -> KnownArrays.read(SignalArray.ofNpy(file), 0, options))
                .isInstanceOf(BadData.class)
                .hasMessage(file + " row 0 (11): holds nothing but zeros");
    }

    @Test
    void optionsOfArraysAreRefusedForOtherFiles() throws IOException {
        Path csv = Files.writeString(folder.resolve("a.csv"), "I,II\n0.1,0.2\n");

        assertThatThrownBy(() -> RecordingFiles.read(csv, KnownArrays.OPTIONS))
                .isInstanceOf(BadData.class)
                .hasMessage(
                        csv + ": an order of leads, a unit and keys are said of npy and HDF5 only: this file has its"
                                + " own");
        assertThatThrownBy(() -> options(List.of("I", " I"), "mV")).isInstanceOf(BadUsage.class);
        assertThatThrownBy(() -> options(List.of("I", ""), "mV")).isInstanceOf(BadUsage.class);
        assertThatThrownBy(() -> options(List.of(), " ")).isInstanceOf(BadUsage.class);
    }

    private static void assertRefused(SignalArray array, ReadOptions options, String message) {
        assertThatThrownBy(() -> KnownArrays.read(array, 0, options))
                .isInstanceOf(BadData.class)
                .hasMessageStartingWith(message);
    }

    private static ArrayOptions options(List<String> leads, String unit) {
        return new ArrayOptions(leads, Optional.of(unit), ArrayOptions.SIGNALS, ArrayOptions.NAMES);
    }

    private static SignalArray npy(String name) throws IOException {
        return SignalArray.ofNpy(KnownArrays.file(name));
    }

    private Path npy(String header, int length, int bytes) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) length, (byte) (length >> 8)});
        file.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(new byte[bytes]);
        return Files.write(folder.resolve("made.npy"), file.toByteArray());
    }

    private Path npy(float[][] rows, int first, int second) throws IOException {
        byte[] header = NpyHeader.of("<f4", rows.length, first, second);
        ByteBuffer file = ByteBuffer.allocate(header.length + rows.length * first * second * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(header);
        for (float[] row : rows) {
            for (float value : row) {
                file.putFloat(value);
            }
        }
        return Files.write(folder.resolve("made.npy"), file.array());
    }
}
