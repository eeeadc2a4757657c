package io.heartproof.benchmark;

import io.heartproof.benchmark.measure.BenchmarkPart;
import io.heartproof.benchmark.measure.Machine;
import io.heartproof.benchmark.measure.Result;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Does the parts of a benchmark one after the other, and hands on what each found as soon as it is done. Immutable.
 *
 * @param machine that the reports name
 */
public record BenchmarkRun(Machine machine, Progress progress, Findings findings) {
    /** Takes what was found so far. */
    @FunctionalInterface
    public interface Findings {
        /**
         * One more part is done; on the thread of the run, while no stage of its progress is open.
         *
         * @param latest the results of that part, the last of the report, at least one
         */
        void take(BenchmarkReport soFar, List<Result> latest) throws IOException;
    }

    /** Does them; returns all results. */
    public List<Result> run(List<BenchmarkPart> parts) throws IOException {
        List<Result> found = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            List<Result> latest;
            try (Progress.Stage stage = progress.start("part", parts.size())) {
                stage.skip(i);
                latest = parts.get(i).run(progress);
            }
            found.addAll(latest);
            if (!latest.isEmpty()) {
                findings.take(BenchmarkReport.soFar(machine, found), latest);
            }
        }
        return found;
    }
}
