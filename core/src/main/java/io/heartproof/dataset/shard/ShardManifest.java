package io.heartproof.dataset.shard;

import io.heartproof.file.Json;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a folder of shards is made of, as the program that wrote it said at the end: {@code shards.json}. Folders that another
 * program wrote have none.
 *
 * @param version of the file
 * @param finished whether all shards are there; while they are written, it is false
 * @param plan digest of what was to be written, and how
 * @param shards in order
 * @param refused recordings that could not be read, and so are in none
 */
public record ShardManifest(
        int version, boolean finished, String plan, List<ListedShard> shards, List<String> refused) {
    /** The version that is written. */
    static final int VERSION = 1;

    private static final String NAME = "shards.json";

    /** One of them. */
    public record ListedShard(String name, long bytes, String sha256, int recordings) {
        static ListedShard of(ShardIndex index) {
            ShardIndex.IndexHead head = index.head();
            return new ListedShard(
                    String.valueOf(index.shard().getFileName()), head.bytes(), head.sha256(), head.recordings());
        }
    }

    public ShardManifest {
        shards = List.copyOf(shards);
        refused = List.copyOf(refused);
    }

    /** Where it lies in a folder. */
    static Path in(Path folder) {
        return folder.resolve(NAME);
    }

    /** The manifest of a folder, if there is one; {@link BadData} where the folder was not finished or a shard is missing. */
    static Optional<ShardManifest> ofAll(Path folder, List<Path> shards) throws IOException {
        Optional<ShardManifest> there = read(in(folder));
        if (there.isEmpty()) {
            return there;
        }
        ShardManifest manifest = there.get();
        if (!manifest.finished) {
            throw new BadData(
                    folder.toString(), "was not finished: repeat heartproof shard, it goes on where it stopped");
        }
        Set<String> found = shards.stream()
                .map(shard -> String.valueOf(shard.getFileName()))
                .collect(Collectors.toSet());
        for (ListedShard shard : manifest.shards) {
            if (!found.contains(shard.name)) {
                throw new BadData(folder.toString(), "shard " + shard.name + " is missing");
            }
        }
        return there;
    }

    /** That beside a shard, if there is one. */
    static Optional<ShardManifest> beside(Path shard) throws IOException {
        return read(in(shard.toAbsolutePath().resolveSibling("")));
    }

    private static Optional<ShardManifest> read(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(Json.read(file, ShardManifest.class)) : Optional.empty();
    }

    /** Digests of the shards by their names. */
    Map<String, String> digests() {
        return shards.stream().collect(Collectors.toMap(ListedShard::name, ListedShard::sha256, (one, same) -> one));
    }

    /** {@link BadData} where a shard is another than the manifest says. */
    static void requireDigest(ShardIndex index, String sha256) {
        if (!index.head().sha256().equals(sha256)) {
            throw new BadData(
                    index.shard().toString(),
                    "is damaged or another shard: its digest is " + index.head().sha256() + ", " + NAME + " says "
                            + sha256);
        }
    }

    /** Holds shards to the manifest beside them, if there is one; {@link BadData} where one is missing or another. */
    static void requireFits(Path place, List<ShardIndex> shards) throws IOException {
        boolean folder = Files.isDirectory(place);
        Optional<ShardManifest> there = folder ? read(in(place)) : beside(place);
        if (there.isEmpty()) {
            return;
        }
        ShardManifest manifest = there.get();
        if (!manifest.finished && folder) {
            throw new BadData(
                    place.toString(), "was not finished: repeat heartproof shard, it goes on where it stopped");
        }
        Map<String, ShardIndex> found = new HashMap<>();
        shards.forEach(shard -> found.put(String.valueOf(shard.shard().getFileName()), shard));
        for (ListedShard shard : manifest.shards) {
            ShardIndex index = found.get(shard.name);
            if (index == null && folder) {
                throw new BadData(place.toString(), "shard " + shard.name + " is missing");
            }
            if (index != null) {
                requireDigest(index, shard.sha256);
            }
        }
    }
}
