package io.heartproof.dataset.store;

import io.heartproof.dataset.table.RecordName;
import io.heartproof.format.RecordingPaths;
import io.heartproof.format.lead.LeadMap;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The recordings in the files below a folder, of which nothing says what they show. Stateless. */
public final class LooseRecordings {
    private LooseRecordings() {}

    /**
     * All of them, in the order in which {@code classify} takes them; segments of a record are no recordings of their own.
     *
     * @param leads by which tables with other names of leads are found
     * @throws BadData where there is none, or two have one name
     */
    public static List<StoredRecording> below(Path folder, LeadMap leads) throws IOException {
        List<Path> paths = new ArrayList<>();
        Set<Path> segments = new HashSet<>();
        for (Iterator<Path> each = new RecordingPaths(List.of(folder).iterator(), leads); each.hasNext(); ) {
            Path path = each.next();
            paths.add(path);
            for (Path named : FolderRecording.namedPaths(path)) {
                segments.add(named.normalize());
            }
        }
        paths.removeIf(path -> segments.contains(path.normalize()));
        if (paths.isEmpty()) {
            throw new BadData(folder.toString(), "expected a folder with recordings, found none in it or below");
        }
        return named(paths);
    }

    /** The recording in a file, called after it; the file need not be there before it is read. */
    public static StoredRecording at(Path file) {
        String name = String.valueOf(file.getFileName());
        return new FolderRecording(RecordingEndings.nameOf(name), file, List.of(name));
    }

    private static List<StoredRecording> named(List<Path> paths) {
        Map<String, Path> byName = new HashMap<>();
        List<StoredRecording> recordings = new ArrayList<>();
        for (Path path : paths) {
            String file = String.valueOf(path.getFileName());
            String name = RecordName.require(path.toString(), RecordingEndings.nameOf(file));
            Path other = byName.putIfAbsent(name, path);
            if (other != null) {
                throw new BadData(path.toString(), "is called " + name + ", as " + other + " is; rename one of them");
            }
            recordings.add(new FolderRecording(name, path, List.of(file)));
        }
        return recordings;
    }
}
