package io.heartproof.benchmark;

import io.heartproof.benchmark.comparison.AttackMemory;
import io.heartproof.benchmark.comparison.ClassificationComparisons;
import io.heartproof.benchmark.comparison.DefenceComparisons;
import io.heartproof.benchmark.comparison.InferenceComparisons;
import io.heartproof.benchmark.comparison.ReadingComparison;
import io.heartproof.benchmark.comparison.TrainingComparisons;
import io.heartproof.benchmark.measure.BenchmarkPart;
import io.heartproof.benchmark.measure.Peak;
import io.heartproof.benchmark.measure.Result;
import io.heartproof.benchmark.setup.ScratchFolder;
import io.heartproof.benchmark.setup.Setup;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Measures groups of comparisons, one after the other, each against its own baseline. Memory comes first, as what has been freed
 * may stay with the process and would hide what a later measurement needs. Not thread-safe.
 */
public final class Benchmark {
    private static final int RECORDS = 24;
    private static final LongSupplier RESIDENT_BYTES = Pointer::physicalBytes;

    private final Setup setup;
    private @Nullable PreparedSet recordings;

    public Benchmark(Setup setup) {
        this.setup = setup;
    }

    /** Measures these groups, in the order of {@link BenchmarkGroup}; returns all that was found. */
    public BenchmarkReport run(Collection<BenchmarkGroup> groups, BenchmarkRun run) throws IOException {
        try (AttackParts attack = new AttackParts(setup, this::recordings)) {
            List<Result> results = run.run(parts(groups, attack));
            boolean computes = groups.stream().anyMatch(group -> group != BenchmarkGroup.READING);
            return BenchmarkReport.of(
                    run.machine(), results, computes ? Optional.of(Peak.measure(setup.device())) : Optional.empty());
        }
    }

    private List<BenchmarkPart> parts(Collection<BenchmarkGroup> groups, AttackParts attack) {
        List<BenchmarkPart> parts = new ArrayList<>();
        if (groups.contains(BenchmarkGroup.ATTACK)) {
            parts.add(progress ->
                    List.of(new AttackMemory(setup, recordings(progress)).measure(RESIDENT_BYTES, progress)));
        }
        if (groups.contains(BenchmarkGroup.TRAINING)) {
            parts.add(progress -> List.of(training(progress).memory(RESIDENT_BYTES, progress)));
        }
        for (BenchmarkGroup group : BenchmarkGroup.all()) {
            if (groups.contains(group)) {
                parts.addAll(parts(group, attack));
            }
        }
        return parts;
    }

    private List<BenchmarkPart> parts(BenchmarkGroup group, AttackParts attack) {
        return switch (group) {
            case TRAINING -> List.of(progress -> training(progress).all(progress));
            case ATTACK -> attack.all();
            case DEFENCES -> new DefenceComparisons(setup).parts();
            case INFERENCE -> {
                InferenceComparisons inference = new InferenceComparisons(setup);
                yield List.of(
                        new ClassificationComparisons(setup)::all,
                        progress -> List.of(inference.single(progress)),
                        progress -> List.of(inference.bucket(recordings(progress), progress)));
            }
            case READING -> List.of(progress -> List.of(reading(progress)));
        };
    }

    private Result reading(Progress progress) throws IOException {
        int records = Math.min(RECORDS, setup.amounts().recordings());
        return ScratchFolder.with(folder -> new ReadingComparison(
                        setup.simulated().recordings(records, progress::aside), folder)
                .run(setup.amounts().rounds(), progress));
    }

    private TrainingComparisons training(Progress progress) throws IOException {
        return new TrainingComparisons(setup, recordings(progress));
    }

    /** Those to train on and to classify, made once for all groups. */
    private PreparedSet recordings(Progress progress) throws IOException {
        PreparedSet made = recordings == null ? setup.recordings(progress::aside) : recordings;
        recordings = made;
        return made;
    }
}
