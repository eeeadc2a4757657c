package io.heartproof.disturbance;

import io.heartproof.format.RecordingFiles;
import io.heartproof.noise.stress.NoiseSource;
import io.heartproof.noise.stress.RecordedNoise;
import io.heartproof.noise.stress.SimulatedNoise;
import io.heartproof.preprocess.FillGaps;
import io.heartproof.preprocess.Resample;
import io.heartproof.problem.BadData;
import io.heartproof.provenance.Digest;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sources of noise: simulated ones, or the noise records of a folder, such as {@code bw}, {@code em} and {@code ma} of the
 * MIT-BIH noise stress test database.
 *
 * @param all in the order of their names
 * @param digest of the records' names and files; empty where no file stands behind the sources
 */
public record NoiseSources(List<NoiseSource> all, Optional<String> digest) {
    /** No noise. */
    public static final NoiseSources NONE = new NoiseSources(List.of(), Optional.empty());

    /** Simulated baseline wander, electrode motion and muscle noise. */
    public static final NoiseSources SIMULATED = new NoiseSources(List.copyOf(SimulatedNoise.ALL), Optional.empty());

    /** Simulated baseline wander alone. */
    public static final NoiseSources BASELINE_WANDER =
            new NoiseSources(List.of(SimulatedNoise.BASELINE_WANDER), Optional.empty());

    private static final String HEADER = ".hea";

    /** Samples of a record that are used: two hours at 500 Hz. */
    private static final int MOST_SAMPLES = 1 << 22;

    public NoiseSources {
        all = List.copyOf(all);
    }

    /**
     * Reads the noise of a folder: every WFDB record of which no signal is a standard lead. Records with one are ECGs (the
     * database has them beside the noise) and left alone.
     *
     * @param samplingRateHz the rate that the records are brought to
     * @throws BadData where there is no noise record, or one breaks a rule
     */
    public static NoiseSources read(Path folder, double samplingRateHz) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new BadData(folder.toString(), "expected a folder of WFDB records of noise, found none");
        }
        List<NoiseSource> sources = new ArrayList<>();
        Digest digest = new Digest();
        for (Path header : headers(folder)) {
            Recording record = RecordingFiles.read(header);
            if (record.leads().stream().noneMatch(Lead::isStandard)) {
                sources.add(source(record, samplingRateHz));
                add(record, digest);
            }
        }
        if (sources.isEmpty()) {
            throw new BadData(folder.toString(), "expected a WFDB record whose signals are no ECG leads, found none");
        }
        return new NoiseSources(sources, Optional.of(digest.hex()));
    }

    private static List<Path> headers(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(HEADER))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    private static RecordedNoise source(Recording record, double samplingRateHz) {
        Recording resampled = new Resample(samplingRateHz, MOST_SAMPLES).apply(FillGaps.UP_TO_40_MS.apply(record));
        return new RecordedNoise(
                record.name(),
                samplingRateHz,
                resampled.signals().stream().map(LeadSignal::samples).toList());
    }

    private static void add(Recording record, Digest digest) throws IOException {
        digest.add(record.name());
        for (String file : record.source().files()) {
            digest.add(Path.of(file));
        }
    }
}
