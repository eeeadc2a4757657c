package io.heartproof.benchmark.scale;

import io.heartproof.benchmark.measure.Result;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One comparison of {@link ScaleBenchmark}, or some that share their work. */
@FunctionalInterface
public interface ScaleRow {
    /**
     * Measures.
     *
     * @param data folder of simulated recordings in WFDB, with a REFERENCE.csv
     * @param scratch an empty folder, deleted afterwards
     */
    List<Result> measure(Path data, Path scratch, Progress progress) throws IOException;
}
