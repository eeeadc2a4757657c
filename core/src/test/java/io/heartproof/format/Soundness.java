package io.heartproof.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.problem.BadData;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What is true of everything that a reader gives, whatever it was given. */
public final class Soundness {
    private Soundness() {}

    /** A sound recording or one line of bad data; anything else that is thrown fails the test. */
    public static Optional<Recording> read(Path path, ReadOptions options) throws IOException {
        try {
            Recording recording = RecordingFiles.read(path, options);
            assertSound(recording);
            return Optional.of(recording);
        } catch (BadData e) {
            assertThat(e.getMessage().lines()).hasSize(1);
            assertThat(e.getMessage()).contains(path.getParent().toString());
            return Optional.empty();
        }
    }

    /**
     * As {@link #read}. While inputs are searched for (never as the kept ones are replayed), one whose reading takes this thread
     * more than two seconds per megabyte beyond the first second fails.
     */
    public static Optional<Recording> readInTime(Path path, ReadOptions options) throws IOException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        Optional<Recording> recording = read(path, options);
        double seconds = (threads.getCurrentThreadCpuTime() - start) * 1e-9;
        if (System.getenv("JAZZER_FUZZ") != null) {
            assertThat(seconds).as("seconds to read").isLessThan(1 + 2e-6 * Files.size(path));
        }
        return recording;
    }

    /** Leads of equal length, samples finite or NaN, a positive rate, files that exist, notes of one line. */
    public static void assertSound(Recording recording) {
        assertThat(recording.samplingRateHz()).isPositive().isFinite();
        assertThat(recording.length()).isPositive();
        for (LeadSignal signal : recording.signals()) {
            assertThat(signal.samples()).hasSize(recording.length());
            assertThat(infinite(signal)).isZero();
        }
        assertThat(recording.source().format()).isNotBlank();
        assertThat(recording.source().files()).allMatch(file -> Files.isRegularFile(Path.of(file)));
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
