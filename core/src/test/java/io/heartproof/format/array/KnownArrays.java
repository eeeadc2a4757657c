package io.heartproof.format.array;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.format.ReadOptions;
import io.heartproof.format.RecordingFiles;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The files that {@code make_arrays.py} made, and what they hold. */
public final class KnownArrays {
    public static final int RECORDINGS = 4;
    public static final int SAMPLES = 40;
    public static final List<String> LEADS =
            Lead.STANDARD_12.stream().map(Lead::name).toList();

    /** All that these files do not say themselves. */
    public static final ReadOptions OPTIONS = ReadOptions.samplingRate(400).with(inUnit("mV"));

    private KnownArrays() {}

    public static Path file(String name) {
        try {
            return Path.of(Objects.requireNonNull(KnownArrays.class.getResource(name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public static ArrayOptions inUnit(String unit) {
        return new ArrayOptions(LEADS, Optional.of(unit), ArrayOptions.SIGNALS, ArrayOptions.NAMES);
    }

    public static Recording read(SignalArray array, int row, ReadOptions options) throws IOException {
        return RecordingFiles.read(array, new ArrayRow(Integer.toString(11 + row), row, OptionalInt.empty()), options);
    }

    /**
     * Checks every sample of every recording.
     *
     * @param millivolts one count in millivolts
     */
    public static void check(SignalArray array, ReadOptions options, double millivolts) throws IOException {
        assertThat(array.size()).isEqualTo(RECORDINGS);
        for (int n = RECORDINGS - 1; n >= 0; n--) {
            Recording recording = read(array, n, options);
            assertThat(recording.name()).isEqualTo(Integer.toString(11 + n));
            assertThat(recording.samplingRateHz()).isEqualTo(400);
            assertThat(recording.leads()).isEqualTo(Lead.STANDARD_12);
            for (int l = 0; l < LEADS.size(); l++) {
                assertThat(recording.signals().get(l).samples())
                        .as("recording %s lead %s", n, l)
                        .containsExactly(counts(n, l, millivolts));
            }
        }
    }

    /** Those of the signal, in millivolts. */
    static float[] counts(int n, int l, double millivolts) {
        double[] counts = IntStream.range(n, SAMPLES - 2 * n)
                .mapToDouble(t -> (64 * (n + 1) + 4 * l + t) * millivolts)
                .toArray();
        float[] samples = new float[counts.length];
        for (int t = 0; t < samples.length; t++) {
            samples[t] = (float) counts[t];
        }
        return samples;
    }

    /** How an array is opened. */
    public interface Opening {
        SignalArray opened() throws IOException;
    }

    /**
     * Reads the first rows of a file that may hold anything: sound recordings or one line of bad data. While inputs are searched
     * for, reading may take this thread two seconds per megabyte beyond the first second.
     */
    public static void readInTime(Path file, Opening opening) throws IOException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        try {
            SignalArray array = opening.opened();
            for (int row = 0; row < Math.min(4, array.size()); row++) {
                assertThat(read(array, row, OPTIONS).leads()).hasSize(LEADS.size());
            }
        } catch (BadData e) {
            assertThat(e.getMessage().lines()).hasSize(1);
            assertThat(e.getMessage()).contains(file.toString());
        }
        if (System.getenv("JAZZER_FUZZ") != null) {
            assertThat((threads.getCurrentThreadCpuTime() - start) * 1e-9)
                    .as("seconds to read")
                    .isLessThan(1 + 2e-6 * Files.size(file));
        }
    }
}
