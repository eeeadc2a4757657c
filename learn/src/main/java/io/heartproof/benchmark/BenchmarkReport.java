package io.heartproof.benchmark;

import io.heartproof.benchmark.machine.Machine;
import io.heartproof.benchmark.round.Result;
import io.heartproof.file.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What one run of the benchmark found; as JSON the file of {@code heartproof bench --json}. */
public record BenchmarkReport(Machine machine, List<Result> results) {
    public BenchmarkReport {
        results = List.copyOf(results);
    }

    /** Writes the JSON, whole or not at all. */
    public void write(Path file) throws IOException {
        Json.write(file, this);
    }
}
