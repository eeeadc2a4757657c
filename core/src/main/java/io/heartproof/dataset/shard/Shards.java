package io.heartproof.dataset.shard;

import io.heartproof.dataset.store.RecordingStore;
import io.heartproof.problem.BadData;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The shards at a path, and their indices. */
public final class Shards {
    private static final Pattern NAME =
            Pattern.compile(".*\\.(tar(\\.(gz|bz2|xz|zst|lz4))?|tgz|tbz2|txz)", Pattern.CASE_INSENSITIVE);

    private static final Progress.Stage NOTHING = Progress.NONE.start("", 1);

    private Shards() {}

    /** Whether a file is called like a shard; one that is compressed is, so that reading it says why not. */
    static boolean isNamedSo(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith(".") && NAME.matcher(name).matches();
    }

    /**
     * A shard that nobody has looked into.
     *
     * @param sha256 what the manifest of its folder says of it, if there is one
     */
    public record NamedShard(Path path, Optional<String> sha256) {
        /**
         * Opens it, without the manifest.
         *
         * @throws BadData where it breaks a rule or is another than the manifest says
         */
        public RecordingStore open() throws IOException {
            List<ShardIndex> index = indices(List.of(path), Progress.NONE);
            sha256.ifPresent(digest -> ShardManifest.requireDigest(index.get(0), digest));
            return ShardStore.of(path, index);
        }
    }

    /**
     * That file, or the shards of that folder in the order of their names, without a look into them.
     *
     * @throws BadData where the folder's manifest says that there are others, or that there will be
     */
    public static List<NamedShard> named(Path place) throws IOException {
        List<Path> shards = at(place);
        boolean folder = Files.isDirectory(place);
        Map<String, String> digests = folder
                ? ShardManifest.ofAll(place, shards).map(ShardManifest::digests).orElse(Map.of())
                : ShardManifest.beside(place).map(ShardManifest::digests).orElse(Map.of());
        return shards.stream()
                .map(shard ->
                        new NamedShard(shard, Optional.ofNullable(digests.get(String.valueOf(shard.getFileName())))))
                .toList();
    }

    /** As above, whatever a manifest says; {@link BadData} where one of them is not there. */
    static List<Path> at(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> files = Files.list(place)) {
            List<Path> shards = files.filter(file -> isNamedSo(file) && !Files.isDirectory(file))
                    .sorted()
                    .toList();
            for (Path shard : shards) {
                if (!Files.isRegularFile(shard)) {
                    throw new BadData(shard.toString(), "is a link to nothing, or no file");
                }
            }
            return shards;
        }
    }

    /**
     * Their indices: those that lie beside them where they fit; others are made anew, and kept where the folder can be written.
     * A shard whose time is another than its index's is read again and held to it.
     *
     * @throws BadData where a shard breaks a rule, or is not what its index says
     */
    static List<ShardIndex> indices(List<Path> shards, Progress progress) throws IOException {
        Map<Path, ShardIndex> current = new HashMap<>();
        long bytes = 0;
        for (Path shard : shards) {
            Optional<ShardIndex> index = known(shard);
            if (index.isPresent() && ShardIndexFile.isOfTime(shard)) {
                current.put(shard, index.get());
            } else {
                bytes += Files.size(shard);
            }
        }
        List<ShardIndex> indices = new ArrayList<>();
        try (Progress.Stage stage = bytes == 0 ? NOTHING : progress.aside("Indexing shards", bytes)) {
            for (Path shard : shards) {
                indices.add(current.containsKey(shard) ? current.get(shard) : made(shard, stage, progress));
            }
        }
        return indices;
    }

    private static Optional<ShardIndex> known(Path shard) {
        try {
            return Optional.of(ShardIndexFile.read(shard));
        } catch (BadData | IOException e) {
            return Optional.empty();
        }
    }

    private static ShardIndex made(Path shard, Progress.Stage stage, Progress progress) throws IOException {
        FileTime time = Files.getLastModifiedTime(shard);
        ShardIndex index = ShardScan.of(shard, stage);
        requireAsKnown(index);
        try {
            ShardIndexFile.write(index, time);
        } catch (IOException e) {
            progress.warn(ShardIndexFile.of(shard) + ": cannot be written; the shard is read again the next time");
        }
        return index;
    }

    private static void requireAsKnown(ShardIndex found) {
        Path shard = found.shard();
        Optional<ShardIndex> known = known(shard);
        if (known.isPresent()
                && !known.get().head().sha256().equals(found.head().sha256())) {
            throw new BadData(
                    shard.toString(),
                    "is not what its index says: the shard is damaged, or another one and "
                            + ShardIndexFile.of(shard).getFileName() + " has to be deleted");
        }
    }
}
