package io.heartproof.benchmark.comparison;

import io.heartproof.benchmark.measure.MeasuredSide;
import io.heartproof.benchmark.measure.MeasurementUnit;
import io.heartproof.benchmark.measure.PairedMeasurement;
import io.heartproof.benchmark.measure.Result;
import io.heartproof.benchmark.measure.Stopwatch;
import io.heartproof.format.RecordingFiles;
import io.heartproof.format.wfdb.WfdbWriter;
import io.heartproof.problem.Counted;
import io.heartproof.progress.Progress;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code reading.wfdb16}: {@link RecordingFiles}, with all its checks, against {@link PlainReader}, on the same records.
 * Megabytes of signal files per second, from the system's file cache, on one thread.
 */
public final class ReadingComparison {
    private static final double MEGABYTE = 1e6;
    private static final double MEGABYTES_PER_ROUND = 100;
    private static final double BYTES_PER_SAMPLE = 24;

    private final List<Path> headers = new ArrayList<>();
    private final long samples;

    /** Writes 12-lead recordings to {@code folder}, where the caller deletes them. */
    public ReadingComparison(List<Recording> recordings, Path folder) throws IOException {
        long length = 0;
        for (Recording recording : recordings) {
            WfdbWriter.write(recording, folder);
            headers.add(folder.resolve(recording.name() + ".hea"));
            length += recording.length();
        }
        samples = length;
    }

    /** Measures; in each round every record is read as often as makes 100 MB in all. */
    public Result run(int rounds, Progress progress) throws IOException {
        MeasuredSide baseline = side(header -> PlainReader.read(header)[0].length);
        MeasuredSide candidate = side(header -> RecordingFiles.read(header).length());
        return new PairedMeasurement("reading.wfdb16", MeasurementUnit.MEGABYTES_PER_SECOND, baseline, candidate)
                .run(rounds, progress)
                .noted(List.of(String.format(
                        Locale.ROOT,
                        "%s of 12 leads, %.1f MB; the baseline is a reader without any check",
                        Counted.of(headers.size(), "record"),
                        samples * BYTES_PER_SAMPLE / MEGABYTE)));
    }

    /** One way to read a record. */
    @FunctionalInterface
    private interface TimedReader {
        /** Returns how many samples each lead has. */
        int read(Path header) throws IOException;
    }

    private MeasuredSide side(TimedReader reader) {
        double megabytes = samples * BYTES_PER_SAMPLE / MEGABYTE;
        int times = (int) Math.max(1, Math.round(MEGABYTES_PER_ROUND / megabytes));
        return () -> Stopwatch.SYSTEM.perSecond(times * megabytes, () -> {
            for (int i = 0; i < times; i++) {
                readAll(reader);
            }
        });
    }

    private void readAll(TimedReader reader) throws IOException {
        long read = 0;
        for (Path header : headers) {
            read += reader.read(header);
        }
        if (read != samples) {
            throw new IllegalStateException(
                    String.format(Locale.ROOT, "expected %s per lead, read %d", Counted.of(samples, "sample"), read));
        }
    }
}
