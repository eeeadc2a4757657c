package io.heartproof.benchmark;

import io.heartproof.benchmark.attack.LookComparison;
import io.heartproof.benchmark.comparison.AttackMemory;
import io.heartproof.benchmark.comparison.ClassificationComparisons;
import io.heartproof.benchmark.comparison.DefenceComparisons;
import io.heartproof.benchmark.comparison.InferenceComparisons;
import io.heartproof.benchmark.comparison.Lessons;
import io.heartproof.benchmark.comparison.ReadingComparison;
import io.heartproof.benchmark.comparison.TrainingComparisons;
import io.heartproof.benchmark.ladder.LadderComparisons;
import io.heartproof.benchmark.measure.Machine;
import io.heartproof.benchmark.measure.Peak;
import io.heartproof.benchmark.measure.Result;
import io.heartproof.benchmark.setup.ScratchFolder;
import io.heartproof.benchmark.setup.Setup;
import io.heartproof.model.ModelFolder;
import io.heartproof.nn.Network;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
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
    private final Progress progress;
    private @Nullable PreparedSet recordings;

    public Benchmark(Setup setup, Progress progress) {
        this.setup = setup;
        this.progress = progress;
    }

    /** Measures these groups, in the order of {@link BenchmarkGroup}, on a machine that the report then names. */
    public BenchmarkReport run(Collection<BenchmarkGroup> groups, Machine machine) throws IOException {
        List<Result> results = new ArrayList<>();
        if (groups.contains(BenchmarkGroup.ATTACK)) {
            results.add(new AttackMemory(setup, recordings()).measure(RESIDENT_BYTES, progress));
        }
        if (groups.contains(BenchmarkGroup.TRAINING)) {
            results.add(training().memory(RESIDENT_BYTES, progress));
        }
        for (BenchmarkGroup group : BenchmarkGroup.all()) {
            if (groups.contains(group)) {
                results.addAll(run(group));
            }
        }
        boolean computes = groups.stream().anyMatch(group -> group != BenchmarkGroup.READING);
        return BenchmarkReport.of(
                machine, results, computes ? Optional.of(Peak.measure(setup.device())) : Optional.empty());
    }

    private List<Result> run(BenchmarkGroup group) throws IOException {
        return switch (group) {
            case TRAINING -> training().all(progress);
            case ATTACK -> attack();
            case DEFENCES -> new DefenceComparisons(setup).all(progress);
            case INFERENCE -> {
                InferenceComparisons inference = new InferenceComparisons(setup);
                List<Result> results = new ArrayList<>(new ClassificationComparisons(setup).all(progress));
                results.add(inference.single(progress));
                results.add(inference.bucket(recordings(), progress));
                yield results;
            }
            case READING -> List.of(reading());
        };
    }

    private List<Result> attack() throws IOException {
        PreparedSet victims = setup.victims(progress);
        Lessons lessons = new Lessons(setup, recordings());
        try (Network network = attacked()) {
            if (setup.source().model().isEmpty()) {
                lessons.teach(network, progress);
            }
            List<Result> results = new ArrayList<>(new LookComparison(setup).all(progress));
            results.addAll(new LadderComparisons(setup, "ce", network, victims).all(progress));
            lessons.harden(network, progress);
            new LadderComparisons(setup, "hardened", network, twoThirds(victims))
                    .all(progress).stream().map(Benchmark::hardened).forEach(results::add);
            return results;
        }
    }

    private static Result hardened(Result result) {
        return result.noted(Stream.concat(result.notes().stream(), Stream.of(Lessons.hardening()))
                .toList());
    }

    /** Of each length; a hardened network withstands more, which takes longer. */
    private PreparedSet twoThirds(PreparedSet victims) {
        return victims.at(victims.byPaddedLength(setup.forms().bucket().form(), victims.shortestFirst()).stream()
                .flatMapToInt(alike -> Arrays.stream(alike, 0, (2 * alike.length + 2) / 3))
                .toArray());
    }

    /** The user's network, or one that has learnt nothing yet. */
    private Network attacked() throws IOException {
        Optional<Path> model = setup.source().model();
        return model.isPresent() ? ModelFolder.load(model.get(), setup.device()).network() : setup.network();
    }

    private Result reading() throws IOException {
        int records = Math.min(RECORDS, setup.amounts().recordings());
        return ScratchFolder.with(
                folder -> new ReadingComparison(setup.simulated().recordings(records, progress), folder)
                        .run(setup.amounts().rounds(), progress));
    }

    private TrainingComparisons training() throws IOException {
        return new TrainingComparisons(setup, recordings());
    }

    /** Those to train on and to classify, made once for all groups. */
    private PreparedSet recordings() throws IOException {
        PreparedSet made = recordings == null ? setup.recordings(progress) : recordings;
        recordings = made;
        return made;
    }
}
