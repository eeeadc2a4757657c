package io.heartproof.format.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.format.array.ArrayOptions;
import io.heartproof.format.array.KnownArrays;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Recording;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.filter.DeflatePipelineFilter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Hdf5RecordingsTest {
    private static final ArrayOptions OPTIONS = KnownArrays.inUnit("mV");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"contiguous", "deflated", "lzf", "fixed-array", "extensible", "unlimited", "one-chunk", "half"})
    void readsWhatH5pyWrote(String name) throws IOException {
        Hdf5Recordings recordings = Hdf5Recordings.open(KnownArrays.file(name + ".hdf5"), OPTIONS);

        assertThat(recordings.names()).containsExactly("11", "12", "13", "14");
        KnownArrays.check(recordings.signals(), KnownArrays.OPTIONS, 1 / 64.0);
    }

    @Test
    void readsBigEndianWholeNumbersWithTheLeadsFirst() throws IOException {
        Hdf5Recordings recordings = Hdf5Recordings.open(KnownArrays.file("leads-first.hdf5"), OPTIONS);

        assertThat(recordings.names()).containsExactly("11", "12", "13", "14");
        KnownArrays.check(recordings.signals(), KnownArrays.OPTIONS.with(KnownArrays.inUnit("uV")), 1e-3);
    }

    @Test
    void readsDataSetsInGroupsBehindAUserBlock() throws IOException {
        ArrayOptions keys = new ArrayOptions(KnownArrays.LEADS, Optional.of("mV"), "ecg/data", "/ecg/id");

        Hdf5Recordings recordings = Hdf5Recordings.open(KnownArrays.file("grouped.hdf5"), keys);

        KnownArrays.check(recordings.signals(), KnownArrays.OPTIONS, 1 / 64.0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        tracings | ecg/id     | has no data set 'tracings', only [
        soft     | ecg/id     | 'soft' is a link, and links are not followed
        outside  | ecg/id     | 'outside' is a link, and links are not followed
        ecg      | ecg/id     | 'ecg' is no data set
        complex  | ecg/id     | expected float16, float32, float64, int16, int32 in 'complex'
        flat     | ecg/id     | expected signals of the shape (recordings, samples, leads), got the shape [4, 40]
        ecg/data | short      | 4 recordings in ecg/data, but 3 names in short
        ecg/data | flat       | 'flat': expected one name per recording, got the shape [4, 40]
        ecg/data | ecg        | 'ecg' is no data set
        """)
    void refusesOtherDataSetsInOneLine(String signals, String names, String message) {
        Path file = KnownArrays.file("grouped.hdf5");
        ArrayOptions keys = new ArrayOptions(KnownArrays.LEADS, Optional.of("mV"), signals, names);

        assertThatThrownBy(() -> Hdf5Recordings.open(file, keys))
                .isInstanceOf(BadData.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(message);
    }

    @Test
    void refusesFiltersThatItDoesNotKnow() {
        Path file = KnownArrays.file("scaled.hdf5");

        assertThatThrownBy(() -> Hdf5Recordings.open(file, OPTIONS))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("scaleoffset");
    }

    @Test
    void refusesWhatIsNoHdf5() throws IOException {
        Path file = Files.writeString(folder.resolve("a.hdf5"), "no such thing");

        assertThatThrownBy(() -> Hdf5Recordings.open(file, OPTIONS))
                .isInstanceOf(BadData.class)
                .hasMessage(file + ": is no HDF5 file that can be read: No valid HDF5 signature found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"contiguous", "deflated", "extensible"})
    void refusesAFileThatIsCutOff(String name) throws IOException {
        byte[] whole = Files.readAllBytes(KnownArrays.file(name + ".hdf5"));
        for (int length = whole.length - 1; length > 0; length -= 197) {
            Path file = Files.write(folder.resolve("cut.hdf5"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> {
                        Hdf5Recordings cut = Hdf5Recordings.open(file, OPTIONS);
                        for (int n = 0; n < KnownArrays.RECORDINGS; n++) {
                            KnownArrays.read(cut.signals(), n, KnownArrays.OPTIONS);
                        }
                    })
                    .as("%s bytes", length)
                    .isInstanceOf(BadData.class);
        }
    }

    @Test
    void refusesSizesThatTheFileDoesNotJustify() throws IOException {
        Path file = written(DatasetCreationOptions.DEFAULT);
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(placeOf(bytes, 3, 50, 12), 3_000_000_000L); // recordings
        Files.write(file, bytes);

        assertThatThrownBy(() -> Hdf5Recordings.open(file, OPTIONS)).isInstanceOf(BadData.class);
    }

    /** A chunk of 2,400 bytes whose packed bytes give 10 MB. */
    @Test
    void refusesAChunkThatUnpacksToMoreThanItHas() throws IOException {
        Path file = written(DatasetCreationOptions.builder()
                .chunkDimensions(1, 50, 12)
                .filter(new Bomb(), 6)
                .build());
        Hdf5Recordings recordings = Hdf5Recordings.open(file, OPTIONS);

        assertThatThrownBy(() -> KnownArrays.read(recordings.signals(), 0, KnownArrays.OPTIONS))
                .isInstanceOf(BadData.class)
                .hasMessageEndingWith("a.hdf5: has a chunk that unpacks to more than its 2400 bytes");
    }

    @Test
    void severalThreadsReadOneFile() throws Exception {
        for (String name : List.of("contiguous", "deflated")) {
            Hdf5Recordings recordings = Hdf5Recordings.open(KnownArrays.file(name + ".hdf5"), OPTIONS);
            ExecutorService threads = Executors.newFixedThreadPool(4);
            List<Future<?>> checks = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                checks.add(threads.submit(() -> {
                    KnownArrays.check(recordings.signals(), KnownArrays.OPTIONS, 1 / 64.0);
                    return null;
                }));
            }
            for (Future<?> check : checks) {
                check.get();
            }
            threads.shutdown();
        }
    }

    @Test
    void notesItsPadding() throws IOException {
        Hdf5Recordings recordings = Hdf5Recordings.open(KnownArrays.file("contiguous.hdf5"), OPTIONS);

        Recording third = KnownArrays.read(recordings.signals(), 2, KnownArrays.OPTIONS);

        assertThat(third.source().format()).isEqualTo("HDF5");
        assertThat(third.source().notes())
                .containsExactly("zero padding is cut off: 2 samples before the signal, 4 after it");
    }

    private Path written(DatasetCreationOptions options) {
        Path file = folder.resolve("a.hdf5");
        try (WritableHdfFile hdf5 = HdfFile.write(file)) {
            hdf5.putDataset("tracings", new float[3][50][12], options);
            hdf5.putDataset("exam_id", new long[] {1, 2, 3});
        }
        return file;
    }

    /** Where these sizes stand in the file, as numbers of eight bytes. */
    private static int placeOf(byte[] bytes, long... sizes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < bytes.length - Long.BYTES * sizes.length; at++) {
            boolean here = true;
            for (int d = 0; d < sizes.length; d++) {
                here &= buffer.getLong(at + Long.BYTES * d) == sizes[d];
            }
            if (here) {
                return at;
            }
        }
        throw new AssertionError("no such sizes");
    }

    /** Packs zeros instead of what it is given. */
    private static final class Bomb extends DeflatePipelineFilter {
        @Override
        public byte[] encode(byte[] data, int[] filterData) {
            return super.encode(new byte[10_000_000], filterData);
        }
    }
}
