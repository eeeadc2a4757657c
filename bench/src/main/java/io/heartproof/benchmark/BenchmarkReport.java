package io.heartproof.benchmark;

import io.heartproof.benchmark.measure.Machine;
import io.heartproof.benchmark.measure.Peak;
import io.heartproof.benchmark.measure.Result;
import io.heartproof.file.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one run of the benchmark found; as JSON the file of {@code heartproof bench --json}.
 *
 * @param complete whether this is all, or what was found so far
 * @param peak how fast the machine computes at best (null in JSON where nothing that was measured computes)
 * @param shares of the peak that were reached
 */
public record BenchmarkReport(
        boolean complete, Machine machine, List<Result> results, Optional<Peak> peak, List<PeakShare> shares) {
    public BenchmarkReport {
        results = List.copyOf(results);
        shares = List.copyOf(shares);
    }

    /** The part of the peak, from 0 to 1, that the two sides of a comparison reached. */
    public record PeakShare(String name, double baseline, double candidate) {}

    /** Before the run has ended; the peak is measured last. */
    public static BenchmarkReport soFar(Machine machine, List<Result> results) {
        return new BenchmarkReport(false, machine, results, Optional.empty(), List.of());
    }

    /** All of a run. */
    public static BenchmarkReport of(Machine machine, List<Result> results, Optional<Peak> peak) {
        List<PeakShare> shares = peak.stream()
                .flatMap(best -> results.stream().flatMap(result -> share(result, best)))
                .toList();
        return new BenchmarkReport(true, machine, results, peak, shares);
    }

    private static Stream<PeakShare> share(Result result, Peak peak) {
        return result.gigaflops().stream()
                .map(speed ->
                        new PeakShare(result.name(), speed.baseline() / peak.best(), speed.candidate() / peak.best()));
    }

    /** Writes the JSON, whole or not at all. */
    public void write(Path file) throws IOException {
        Json.write(file, this);
    }
}
