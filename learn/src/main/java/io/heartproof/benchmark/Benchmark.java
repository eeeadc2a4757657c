package io.heartproof.benchmark;

import io.heartproof.batch.PreparedSet;
import io.heartproof.benchmark.network.InferenceComparisons;
import io.heartproof.benchmark.reading.ReadingComparison;
import io.heartproof.benchmark.round.Result;
import io.heartproof.benchmark.setup.Setup;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Measures groups of comparisons, one after the other, each against its own baseline. */
public final class Benchmark {
    private static final int RECORDS = 24;

    private final Setup setup;
    private final Progress progress;

    public Benchmark(Setup setup, Progress progress) {
        this.setup = setup;
        this.progress = progress;
    }

    /** Measures these groups, in the order of {@link BenchmarkGroup}. */
    public List<Result> run(Collection<BenchmarkGroup> groups) throws IOException {
        List<Result> results = new ArrayList<>();
        for (BenchmarkGroup group : BenchmarkGroup.all()) {
            if (groups.contains(group)) {
                results.addAll(run(group));
            }
        }
        return results;
    }

    private List<Result> run(BenchmarkGroup group) throws IOException {
        return switch (group) {
            case READING -> List.of(reading());
            case INFERENCE -> inference();
        };
    }

    private Result reading() throws IOException {
        int records = Math.min(RECORDS, setup.amounts().recordings());
        Path folder = Files.createTempDirectory("heartproof-bench");
        try {
            return new ReadingComparison(setup.simulated().recordings(records, progress), folder)
                    .run(setup.amounts().rounds(), progress);
        } finally {
            delete(folder);
        }
    }

    private List<Result> inference() throws IOException {
        InferenceComparisons inference = new InferenceComparisons(setup);
        return List.of(inference.single(progress), inference.bucket(recordings(), progress));
    }

    private PreparedSet recordings() {
        return setup.simulated().prepared(setup.amounts().recordings(), progress);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
