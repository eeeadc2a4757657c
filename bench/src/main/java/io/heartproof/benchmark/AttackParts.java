package io.heartproof.benchmark;

import io.heartproof.benchmark.attack.LookComparison;
import io.heartproof.benchmark.comparison.Lessons;
import io.heartproof.benchmark.ladder.AttackedNetwork;
import io.heartproof.benchmark.ladder.LadderComparisons;
import io.heartproof.benchmark.measure.BenchmarkPart;
import io.heartproof.benchmark.measure.Result;
import io.heartproof.benchmark.setup.Setup;
import io.heartproof.model.ModelFolder;
import io.heartproof.nn.Network;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The group {@code attack}: what a look costs, then one network that is attacked after it has learnt cross entropy, and again after
 * it has been hardened. Not thread-safe; owns the network.
 */
final class AttackParts implements AutoCloseable {
    private final Setup setup;
    private final PreparedRecordings recordings;
    private @Nullable AttackedNetwork attacked;
    private @Nullable LadderComparisons comparisons;

    /** Makes the recordings that are trained on. */
    @FunctionalInterface
    interface PreparedRecordings {
        PreparedSet make(Progress progress) throws IOException;
    }

    AttackParts(Setup setup, PreparedRecordings recordings) {
        this.setup = setup;
        this.recordings = recordings;
    }

    @Override
    public void close() {
        if (attacked != null) {
            attacked.network().close();
        }
    }

    /** In this order: each needs those before it. */
    List<BenchmarkPart> all() {
        List<BenchmarkPart> parts = new ArrayList<>();
        LookComparison.all(setup).forEach(look -> parts.add(progress -> List.of(look.measure(progress))));
        parts.addAll(List.of(this::teach, this::climb, this::search));
        parts.addAll(List.of(this::harden, this::climb, this::search));
        return parts;
    }

    private List<Result> teach(Progress progress) throws IOException {
        PreparedSet victims = setup.victims(progress::aside);
        AttackedNetwork taught = new AttackedNetwork(network(), victims);
        attacked = taught;
        if (setup.source().model().isEmpty()) {
            lessons(progress).teach(taught.network(), progress);
        }
        comparisons = new LadderComparisons(setup, "ce", taught, List.of());
        return List.of();
    }

    private List<Result> harden(Progress progress) throws IOException {
        AttackedNetwork taught = Objects.requireNonNull(attacked, "teach first");
        lessons(progress).harden(taught.network(), progress);
        AttackedNetwork hardened = new AttackedNetwork(taught.network(), twoThirds(taught.set()));
        comparisons = new LadderComparisons(setup, "hardened", hardened, List.of(Lessons.hardening()));
        return List.of();
    }

    private List<Result> climb(Progress progress) throws IOException {
        return comparisons().climbed(progress);
    }

    private List<Result> search(Progress progress) {
        return List.of(comparisons().searched(progress));
    }

    private LadderComparisons comparisons() {
        return Objects.requireNonNull(comparisons, "teach first");
    }

    private Lessons lessons(Progress progress) throws IOException {
        return new Lessons(setup, recordings.make(progress));
    }

    /** Of each length; a hardened network withstands more, which takes longer. */
    private PreparedSet twoThirds(PreparedSet victims) {
        return victims.at(victims.byPaddedLength(setup.forms().bucket().form(), victims.shortestFirst()).stream()
                .flatMapToInt(alike -> Arrays.stream(alike, 0, (2 * alike.length + 2) / 3))
                .toArray());
    }

    /** The user's network, or one that has learnt nothing yet. */
    private Network network() throws IOException {
        Optional<Path> model = setup.source().model();
        return model.isPresent() ? ModelFolder.load(model.get(), setup.device()).network() : setup.network();
    }
}
