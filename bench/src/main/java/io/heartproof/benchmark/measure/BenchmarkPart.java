package io.heartproof.benchmark.measure;

import io.heartproof.progress.Progress;
import java.io.IOException;
import java.util.List;

/** A piece of a benchmark: a comparison, some that are measured in turns, or what has to be done before them. */
@FunctionalInterface
public interface BenchmarkPart {
    /** Does it; returns what it found, nothing where it only prepares. */
    List<Result> run(Progress progress) throws IOException;
}
