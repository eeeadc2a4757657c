package io.heartproof.dataset.shard;

import io.heartproof.problem.BadData;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The shards at a path, and their indices. */
public final class Shards {
    private static final Pattern NAME = Pattern.compile(".*\\.(tar|tar\\.gz|tgz)", Pattern.CASE_INSENSITIVE);

    private static final Progress.Stage NOTHING = Progress.NONE.start("", 1);

    private Shards() {}

    /** Whether a file is called like a shard; one that is compressed is, so that reading it says why not. */
    static boolean isNamedSo(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith(".") && NAME.matcher(name).matches();
    }

    /**
     * That file, or the shards of that folder in the order of their names, without a look into them.
     *
     * @throws BadData where the folder's manifest says that there are others, or that there will be
     */
    public static List<Path> named(Path place) throws IOException {
        List<Path> shards = at(place);
        if (Files.isDirectory(place)) {
            ShardManifest.requireAll(place, shards);
        }
        return shards;
    }

    /** As above, whatever a manifest says. */
    static List<Path> at(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> isNamedSo(file) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Their indices: those that lie beside them where they fit; others are made anew, and kept where the folder can be written.
     *
     * @throws BadData where a shard breaks a rule
     */
    static List<ShardIndex> indices(List<Path> shards, Progress progress) throws IOException {
        Map<Path, ShardIndex> known = new HashMap<>();
        long bytes = 0;
        for (Path shard : shards) {
            known(shard).ifPresent(index -> known.put(shard, index));
            bytes += known.containsKey(shard) ? 0 : Files.size(shard);
        }
        List<ShardIndex> indices = new ArrayList<>();
        try (Progress.Stage stage = bytes == 0 ? NOTHING : progress.aside("Indexing shards", bytes)) {
            for (Path shard : shards) {
                ShardIndex index = known.get(shard);
                indices.add(index == null ? made(shard, stage, progress) : index);
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
        ShardIndex index = ShardScan.of(shard, stage);
        try {
            ShardIndexFile.write(index);
        } catch (IOException e) {
            progress.warn(ShardIndexFile.of(shard) + ": cannot be written; the shard is read again the next time");
        }
        return index;
    }
}
