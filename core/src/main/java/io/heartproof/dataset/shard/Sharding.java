package io.heartproof.dataset.shard;

import io.heartproof.dataset.store.StoredRecording;
import io.heartproof.dataset.table.LabelFile;
import io.heartproof.file.Json;
import io.heartproof.format.ReadOptions;
import io.heartproof.label.LabelSet;
import io.heartproof.problem.BadUsage;
import io.heartproof.problem.Refusal;
import io.heartproof.progress.Progress;
import io.heartproof.provenance.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes recordings into shards, in their order, each shard whole or not at all. What was interrupted goes on after the last
 * whole shard, and the shards are the same bytes as without the interruption.
 *
 * @param out a new folder, or one in which the same was begun
 * @param mostBytes of a shard; one recording is written whatever its size
 * @param options how recordings are read
 * @param threads that read and encode; their number does not change the shards
 */
public record Sharding(Path out, long mostBytes, ReadOptions options, int threads) {
    static final String DELETE = "; delete the folder to begin anew";

    /** A recording on its way into a shard. */
    public record ShardingInput(StoredRecording stored, List<String> labels) {
        public ShardingInput {
            labels = List.copyOf(labels);
        }

        String name() {
            return stored.name();
        }
    }

    /**
     * What was written.
     *
     * @param shards how many there are now
     * @param recordings in all shards
     * @param rounded of those written now, how many were rounded to 16 bits
     * @param refused recordings that could not be read, each with the reason
     */
    public record ShardingOutcome(int shards, int recordings, int rounded, List<Refusal> refused) {
        public ShardingOutcome {
            refused = List.copyOf(refused);
        }
    }

    /**
     * Writes them all, with the classes beside them.
     *
     * @param labels the classes, of whose names the inputs' labels are; empty where nobody knows labels
     * @throws BadUsage where the folder holds something else, or these shards already
     */
    public ShardingOutcome write(List<ShardingInput> inputs, Optional<LabelSet> labels, Progress progress)
            throws IOException {
        String plan = plan(inputs, labels);
        requireNewOrBegun(plan);
        Json.write(ShardManifest.in(out), new ShardManifest(ShardManifest.VERSION, false, plan, List.of(), List.of()));
        if (labels.isPresent()) {
            LabelFile.writeAny(out, labels.get());
        }
        ShardingRun run = new ShardingRun(this, inputs);
        try (Progress.Stage stage = progress.start("Writing shards", Math.max(1, inputs.size()))) {
            run.goOn(stage);
        }
        List<ShardManifest.ListedShard> written =
                run.shards().stream().map(ShardManifest.ListedShard::of).toList();
        ShardingOutcome outcome = new ShardingOutcome(
                written.size(),
                written.stream().mapToInt(ShardManifest.ListedShard::recordings).sum(),
                run.rounded(),
                run.refused());
        List<String> refused = outcome.refused.stream().map(Refusal::recording).toList();
        Json.write(ShardManifest.in(out), new ShardManifest(ShardManifest.VERSION, true, plan, written, refused));
        return outcome;
    }

    /** What is written how, as a digest; the recordings themselves are known by name. */
    private String plan(List<ShardingInput> inputs, Optional<LabelSet> labels) {
        Digest digest = new Digest().add(Long.toString(mostBytes)).add(options.text());
        labels.ifPresent(classes -> classes.names().forEach(digest::add));
        inputs.forEach(input -> digest.add(input.name()).add(input.labels.toString()));
        return digest.hex();
    }

    private void requireNewOrBegun(String plan) throws IOException {
        Path file = ShardManifest.in(out);
        if (Files.exists(file)) {
            ShardManifest begun = Json.read(file, ShardManifest.class);
            if (!begun.plan().equals(plan)) {
                throw new BadUsage("--out: " + out + " holds shards of other recordings, or of another size" + DELETE);
            }
            if (begun.finished()) {
                throw new BadUsage("--out: " + out + " holds these shards already" + DELETE);
            }
        } else if (Files.exists(out)) {
            try (Stream<Path> files = Files.list(out)) {
                if (files.findAny().isPresent()) {
                    throw BadUsage.expected("--out", "a new or an empty folder", out + ", which has files");
                }
            }
        }
    }
}
