package io.heartproof.spark.part;

import io.heartproof.dataset.array.Hdf5Kind;
import io.heartproof.dataset.array.NpyKind;
import io.heartproof.dataset.shard.ShardKind;
import io.heartproof.dataset.shard.Shards;
import io.heartproof.format.RecordingPaths;
import io.heartproof.format.lead.LeadMap;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** Finds the parts of a data set. Stateless. */
public final class Parts {
    /** Files of one task: few enough that a killed task loses minutes, many enough that starting it costs nothing. */
    private static final int FILES = 500;

    private Parts() {}

    /**
     * The parts of a data set: its shards, or some of its files each.
     *
     * @param data a folder of shards or of recordings, or a shard, which every executor sees under that path
     * @param leads by which tables with other names of leads are found
     * @throws BadData where there is none, or nothing in it
     */
    public static List<Part> of(String data, LeadMap leads) throws IOException {
        Path place = Path.of(data);
        if (!Files.exists(place)) {
            throw new BadData(data, "no such file or folder");
        }
        if (new Hdf5Kind().recognises(place) || new NpyKind().recognises(place)) {
            throw new BadData(data, "expected shards or files, got arrays; heartproof shard makes shards of them");
        }
        List<Part> parts = new ShardKind().recognises(place) ? shards(place) : files(place, leads);
        if (parts.isEmpty()) {
            throw new BadData(data, "expected a folder of shards (*.tar) or of recordings, found none in it");
        }
        return parts;
    }

    private static List<Part> shards(Path place) throws IOException {
        List<Part> parts = new ArrayList<>();
        for (Shards.NamedShard shard : Shards.named(place)) {
            parts.add(new ShardPart(
                    String.valueOf(shard.path().getFileName()),
                    shard.path().toString(),
                    shard.sha256().orElse(null)));
        }
        return parts;
    }

    private static List<Part> files(Path folder, LeadMap leads) throws IOException {
        List<Part> parts = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        for (Iterator<Path> each = new RecordingPaths(List.of(folder).iterator(), leads); each.hasNext(); ) {
            paths.add(each.next().toString());
            if (paths.size() == FILES || !each.hasNext()) {
                parts.add(new LooseFiles(String.format(Locale.ROOT, "files-%05d", parts.size()), paths));
                paths.clear();
            }
        }
        return parts;
    }
}
