package io.heartproof.benchmark;

import io.heartproof.benchmark.measure.Machine;
import io.heartproof.benchmark.measure.Peak;
import io.heartproof.benchmark.measure.Result;
import io.heartproof.problem.Counted;
import io.heartproof.provenance.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The results of a benchmark as a table, the machine above it, the notes below. */
public final class BenchmarkText {
    private static final double GIBIBYTE = 1L << 30;

    private BenchmarkText() {}

    /** What stands above the rows. */
    public static List<String> head(Machine machine) {
        List<String> lines = new ArrayList<>(machine(machine));
        lines.add("");
        lines.add("%-24s %12s %12s %-12s %s".formatted("", "baseline", "candidate", "", "times better (rounds)"));
        return lines;
    }

    /** What stands below the rows of a complete report. */
    public static List<String> tail(BenchmarkReport report) {
        List<String> lines = new ArrayList<>();
        report.peak().ifPresent(peak -> lines.addAll(speed(peak, report.shares())));
        lines.add("");
        for (Result result : report.results()) {
            lines.add(result.name() + ":");
            result.notes().forEach(note -> lines.add("  " + note));
            result.agreements().forEach(agreement -> lines.add("  " + agreement));
        }
        return lines;
    }

    private static List<String> machine(Machine machine) {
        Provenance provenance = machine.provenance();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "machine    %s, %s, %.0f GiB; load before the run %.1f",
                machine.processor(),
                Counted.of(machine.cores(), "core"),
                machine.memoryBytes() / GIBIBYTE,
                machine.load()));
        lines.add(String.format(Locale.ROOT, "threads    %d, device %s", provenance.threads(), provenance.device()));
        lines.add("versions   " + provenance.program());
        provenance.versions().forEach((name, version) -> lines.add("           " + name + " " + version));
        return lines;
    }

    private static List<String> speed(Peak peak, List<BenchmarkReport.PeakShare> shares) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "peak       %.0f GFLOP/s (matrix product %.0f, convolution %.0f); of it were reached:",
                peak.best(),
                peak.matrixProduct(),
                peak.convolution()));
        shares.forEach(share -> lines.add(String.format(
                Locale.ROOT,
                "%-24s %10.0f %% %10.0f %%",
                share.name(),
                100 * share.baseline(),
                100 * share.candidate())));
        return lines;
    }

    /** A line of the table. */
    public static String row(Result result) {
        return String.format(
                Locale.ROOT,
                "%-24s %12s %12s %-12s %.2f (%.2f to %.2f, %d)",
                result.name(),
                figure(result.baseline()),
                figure(result.candidate()),
                result.unit(),
                result.ratio().value(),
                result.ratio().low(),
                result.ratio().high(),
                result.rounds());
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : "%.2f", value);
    }
}
