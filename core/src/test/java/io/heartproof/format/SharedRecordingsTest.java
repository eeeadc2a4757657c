package io.heartproof.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.fixture.Shared;
import io.heartproof.signal.Lead;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whole folders of real recordings. */
class SharedRecordingsTest {
    @Test
    void readsEveryRecordingOfEcg9WithInitialValuesAndChecksumsThatHold() throws IOException {
        Path folder = Shared.folder("ecg9");
        List<String> names;
        try (Stream<String> lines = Files.lines(folder.resolve("REFERENCE.csv"))) {
            names = lines.skip(1).map(line -> line.split(",")[0]).toList();
        }
        TreeSet<String> formats = new TreeSet<>();
        for (String name : names) {
            Path header = folder.resolve(name + ".hea");
            Recording recording = RecordingFiles.read(Files.exists(header) ? header : folder.resolve(name + ".mat"));
            formats.add(recording.source().format());
            assertThat(recording.source().notes()).as(name).isEmpty();
            assertThat(recording.leads()).as(name).containsAll(Lead.INDEPENDENT_8);
            assertThat(recording.durationSeconds()).as(name).isBetween(5.0, 150.0);
        }
        assertThat(names).hasSize(1608);
        assertThat(formats).containsExactly("MATLAB v5 (CPSC2018)", "WFDB 16", "WFDB 16+24");
    }

    /** The samples of devices and public formats, whichever of them can be read. */
    @Test
    void readsSampleFilesFromMemoryAsFromDisk() throws IOException {
        int read = 0;
        try (Stream<Path> files = Files.walk(Shared.folder("formats"))) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (RecordingFiles.looksLikeRecording(file)) {
                    read += Soundness.read(file, ReadOptions.NONE).isPresent() ? 1 : 0;
                }
            }
        }
        assertThat(read).isGreaterThan(10);
    }

    @Test
    void readsTheNoiseRecordsAsUncalibrated() throws IOException {
        Path folder = Shared.folder("nstdb");
        for (String name : List.of("bw", "em", "ma")) {
            Recording recording = RecordingFiles.read(folder.resolve(name));
            assertThat(recording.length()).isEqualTo(650_000);
            assertThat(recording.samplingRateHz()).isEqualTo(360);
            assertThat(recording.signals()).noneMatch(signal -> signal.calibrated());
            assertThat(recording.source().notes())
                    .containsExactly("lead noise1 is not calibrated", "lead noise2 is not calibrated");
        }
        Recording noisy = RecordingFiles.read(folder.resolve("118e06.hea"));
        assertThat(noisy.source().notes()).isEmpty();
        // Initial value -167, baseline 1024, 200 codes per mV.
        assertThat(noisy.signals().get(0).samples()[0]).isEqualTo((-167f - 1024f) / 200f);
        assertThat(noisy.signals()).allMatch(signal -> signal.calibrated());
    }
}
