package io.heartproof.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.fixture.MemoryFiles;
import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.problem.BadData;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Source;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is true of everything that a reader gives, whatever it was given. */
public final class Soundness {
    private Soundness() {}

    /**
     * A sound recording or one line of bad data; anything else that is thrown fails the test. The folder's files in memory give
     * the same.
     */
    public static Optional<Recording> read(Path path, ReadOptions options) throws IOException {
        Path folder = path.getParent();
        RecordingFile inMemory = RecordingFile.of(path.getFileName().toString(), MemoryFiles.below(folder));
        Answer ofPath = Answer.of(() -> RecordingFiles.read(path, options));
        Answer ofBytes = Answer.of(() -> RecordingFiles.read(inMemory, options));
        ofPath.recording()
                .ifPresent(recording ->
                        assertThat(recording.source().files()).allMatch(file -> Files.isRegularFile(Path.of(file))));
        if (ofPath.recording().isEmpty()) {
            assertThat(ofPath.problem()).contains(folder.toString());
        }
        ofBytes.assertSame(ofPath, folder);
        return ofPath.recording();
    }

    /**
     * As {@link #read}. While inputs are searched for (never as the kept ones are replayed), one whose reading takes this thread
     * more than two seconds per megabyte beyond the first second fails, be it from disk or from memory.
     */
    public static Optional<Recording> readInTime(Path path, ReadOptions options) throws IOException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        Optional<Recording> recording = read(path, options);
        double seconds = (threads.getCurrentThreadCpuTime() - start) * 1e-9;
        if (System.getenv("JAZZER_FUZZ") != null) {
            assertThat(seconds).as("seconds to read twice").isLessThan(2 * (1 + 2e-6 * Files.size(path)));
        }
        return recording;
    }

    /** What came of reading: a recording, or one line of bad data. */
    private record Answer(Optional<Recording> recording, String problem) {
        interface Reading {
            Recording recording() throws IOException;
        }

        static Answer of(Reading reading) throws IOException {
            try {
                Recording recording = reading.recording();
                assertSound(recording);
                return new Answer(Optional.of(recording), "");
            } catch (BadData e) {
                assertThat(e.getMessage().lines()).hasSize(1);
                return new Answer(Optional.empty(), e.getMessage());
            }
        }

        void assertSame(Answer ofPath, Path folder) {
            String start = folder + File.separator;
            assertThat(problem).isEqualTo(ofPath.problem().replace(start, ""));
            ofPath.recording().ifPresent(expected -> assertSame(recording.orElseThrow(), expected, start));
        }

        private static void assertSame(Recording recording, Recording expected, String start) {
            Source source = expected.source();
            List<String> files =
                    source.files().stream().map(file -> file.replace(start, "")).toList();
            List<String> notes =
                    source.notes().stream().map(note -> note.replace(start, "")).toList();
            assertThat(recording.source())
                    .isEqualTo(new Source(source.format(), files, notes, source.simulated(), source.attack()));
            assertThat(recording.name()).isEqualTo(expected.name());
            assertThat(recording.samplingRateHz()).isEqualTo(expected.samplingRateHz());
            assertThat(recording.patient()).isEqualTo(expected.patient());
            assertThat(recording.diagnosisCodes()).isEqualTo(expected.diagnosisCodes());
            assertThat(recording.leads()).isEqualTo(expected.leads());
            for (int i = 0; i < expected.signals().size(); i++) {
                LeadSignal signal = recording.signals().get(i);
                assertThat(signal.unit()).isEqualTo(expected.signals().get(i).unit());
                assertThat(signal.calibrated())
                        .isEqualTo(expected.signals().get(i).calibrated());
                assertThat(signal.samples()).isEqualTo(expected.signals().get(i).samples());
            }
        }
    }

    /** Leads of equal length, samples finite or NaN, a positive rate, files that were read, notes of one line. */
    public static void assertSound(Recording recording) {
        assertThat(recording.samplingRateHz()).isPositive().isFinite();
        assertThat(recording.length()).isPositive();
        for (LeadSignal signal : recording.signals()) {
            assertThat(signal.samples()).hasSize(recording.length());
            assertThat(infinite(signal)).isZero();
        }
        assertThat(recording.source().format()).isNotBlank();
        assertThat(recording.source().files()).isNotEmpty();
        assertThat(recording.source().notes()).allMatch(note -> note.lines().count() == 1);
    }

    private static int infinite(LeadSignal signal) {
        int count = 0;
        for (float sample : signal.samples()) {
            count += Float.isInfinite(sample) ? 1 : 0;
        }
        return count;
    }
}
