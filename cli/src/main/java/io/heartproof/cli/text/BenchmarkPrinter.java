package io.heartproof.cli.text;

import io.heartproof.benchmark.BenchmarkReport;
import io.heartproof.benchmark.BenchmarkRun;
import io.heartproof.benchmark.BenchmarkText;
import io.heartproof.benchmark.measure.Machine;
import io.heartproof.benchmark.measure.Result;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prints each row of a benchmark as soon as it is measured, and writes all that was found so far to a file, so that a run that is
 * stopped loses no more than what it is measuring. For one run; not thread-safe.
 */
public final class BenchmarkPrinter {
    private final PrintWriter out;
    private final @Nullable Path json;

    /** @param json the file, null for none */
    public BenchmarkPrinter(PrintWriter out, @Nullable Path json) {
        this.out = out;
        this.json = json;
    }

    /** Prints what stands above the rows, and writes a file without results: where that fails, nothing has been measured yet. */
    public BenchmarkRun begin(Machine machine, Progress progress) throws IOException {
        print(BenchmarkText.head(machine));
        write(BenchmarkReport.soFar(machine, List.of()));
        return new BenchmarkRun(machine, progress, this::take);
    }

    private void take(BenchmarkReport soFar, List<Result> latest) throws IOException {
        print(latest.stream().map(BenchmarkText::row).toList());
        write(soFar);
    }

    /** Prints what stands below the rows. */
    public void end(BenchmarkReport report) throws IOException {
        print(BenchmarkText.tail(report));
        write(report);
    }

    private void print(List<String> lines) {
        lines.forEach(out::println);
        out.flush();
    }

    private void write(BenchmarkReport report) throws IOException {
        if (json != null) {
            report.write(json);
        }
    }
}
