package io.heartproof.dataset.shard;

import io.heartproof.dataset.store.RecordingStore;
import io.heartproof.dataset.store.StatedLabels;
import io.heartproof.dataset.store.StoredRecording;
import io.heartproof.problem.BadData;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A folder of shards, or one of them. Recordings stand in the order of the shards' names, then in that of each shard. Immutable
 * and thread-safe.
 */
final class ShardStore implements RecordingStore {
    private static final double MEGABYTE = 1e6;

    private final Path place;
    private final List<ShardIndex> shards;
    private final Map<String, ShardRecording> recordings = new LinkedHashMap<>();

    private ShardStore(Path place, List<ShardIndex> shards) {
        this.place = place;
        this.shards = shards;
        for (ShardIndex shard : shards) {
            for (IndexedRecording recording : shard.recordings()) {
                add(new ShardRecording(shard.shard(), recording));
            }
        }
    }

    /**
     * Opens them; makes the indices that are missing.
     *
     * @throws BadData where one breaks a rule, is not that of the manifest, or a recording is in two of them
     */
    static ShardStore open(Path place, Progress progress) throws IOException {
        List<ShardIndex> shards = Shards.indices(Shards.at(place), progress);
        ShardManifest.requireFits(place, shards);
        return of(place, shards);
    }

    /** Shards that nothing is missing of. */
    static ShardStore of(Path place, List<ShardIndex> shards) {
        ShardStore store = new ShardStore(place, shards);
        if (store.recordings.isEmpty()) {
            throw new BadData(place.toString(), "holds no recording");
        }
        return store;
    }

    private void add(ShardRecording recording) {
        ShardRecording other = recordings.putIfAbsent(recording.name(), recording);
        if (other != null) {
            throw new BadData(
                    recording.shard().toString(),
                    "holds recording " + recording.name() + ", which is in "
                            + other.shard().getFileName() + ", too");
        }
    }

    @Override
    public Path place() {
        return place;
    }

    @Override
    public Path tables() {
        return Files.isDirectory(place) ? place : place.toAbsolutePath().resolveSibling("");
    }

    @Override
    public Optional<StoredRecording> find(String recording) {
        return Optional.ofNullable(recordings.get(recording));
    }

    @Override
    public List<String> recordings() {
        return List.copyOf(recordings.keySet());
    }

    @Override
    public String missing(String recording) {
        return "no recording " + recording + " in the shards";
    }

    @Override
    public List<String> statingDiagnoses() {
        return recordings.values().stream()
                .filter(ShardRecording::hasHeader)
                .map(ShardRecording::name)
                .toList();
    }

    @Override
    public Optional<StatedLabels> labels() {
        Map<String, List<String>> labels = new LinkedHashMap<>();
        recordings.forEach(
                (name, recording) -> labels.put(name, recording.indexed().labels()));
        boolean any = labels.values().stream().anyMatch(texts -> !texts.isEmpty());
        return any ? Optional.of(new StatedLabels("the .json files", labels)) : Optional.empty();
    }

    @Override
    public List<String> unnamed(Set<String> named) {
        return recordings.keySet().stream()
                .filter(name -> !named.contains(name))
                .toList();
    }

    @Override
    public Map<String, String> facts() {
        double bytes = shards.stream().mapToLong(shard -> shard.head().bytes()).sum();
        LongSummaryStatistics samples = recordings.values().stream()
                .flatMapToLong(recording -> recording.indexed().samples().stream())
                .summaryStatistics();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("shards", String.format(Locale.ROOT, "%d, %.1f MB", shards.size(), bytes / MEGABYTE));
        if (samples.getCount() > 0) {
            facts.put("samples", samples.getMin() + " to " + samples.getMax() + " per lead");
        }
        return facts;
    }

    @Override
    public List<String> damage(Progress progress) throws IOException {
        long bytes = shards.stream().mapToLong(shard -> shard.head().bytes()).sum();
        List<String> damage = new ArrayList<>();
        try (Progress.Stage stage = progress.start("Checking shards", Math.max(1, bytes))) {
            for (ShardIndex shard : shards) {
                damage(shard, stage).ifPresent(damage::add);
            }
        }
        return damage;
    }

    private static Optional<String> damage(ShardIndex shard, Progress.Stage stage) throws IOException {
        try {
            String found = ShardScan.of(shard.shard(), stage).head().sha256();
            return found.equals(shard.head().sha256())
                    ? Optional.empty()
                    : Optional.of(shard.shard() + ": is damaged: its digest is " + found + ", its index says "
                            + shard.head().sha256());
        } catch (BadData e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
