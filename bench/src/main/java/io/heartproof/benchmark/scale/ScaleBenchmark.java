package io.heartproof.benchmark.scale;

import io.heartproof.benchmark.BenchmarkRun;
import io.heartproof.benchmark.measure.BenchmarkPart;
import io.heartproof.benchmark.measure.Result;
import io.heartproof.benchmark.setup.ScratchFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures its rows, one after the other, on the same simulated recordings. Immutable. */
public final class ScaleBenchmark {
    private final ScaleSetup setup;
    private final List<ScaleRow> rows;

    public ScaleBenchmark(ScaleSetup setup) {
        this(setup, List.of(new ProcessesRow(setup), new SumRow(setup), new ShardsRow(setup)));
    }

    ScaleBenchmark(ScaleSetup setup, List<ScaleRow> rows) {
        this.setup = setup;
        this.rows = List.copyOf(rows);
    }

    /** Measures all rows. */
    public List<Result> run(BenchmarkRun run) throws IOException {
        return ScratchFolder.with(folder -> {
            Path data = folder.resolve("data");
            List<BenchmarkPart> parts = new ArrayList<>();
            parts.add(progress -> simulated(data));
            for (ScaleRow row : rows) {
                Path scratch = Files.createDirectory(folder.resolve("row " + parts.size()));
                parts.add(progress -> row.measure(data, scratch, progress));
            }
            return run.run(parts);
        });
    }

    private List<Result> simulated(Path data) throws IOException {
        String recordings = Integer.toString(setup.recordings());
        new OwnProcesses(setup.program())
                .run(1, List.of("simulate", "--out", data.toString(), "--recordings", recordings));
        return List.of();
    }
}
