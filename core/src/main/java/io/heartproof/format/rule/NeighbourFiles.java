package io.heartproof.format.rule;

import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The files that a header names. They lie in its folder or below, see {@link RecordingFile#neighbour}.
 *
 * <p>A file that is not there as it is written is looked for with slashes for backslashes, all in capitals or in small letters,
 * and without the folder that the header puts before its own name, too ({@code med/00001}, {@code med/00001.dat}).
 * Immutable.
 */
public final class NeighbourFiles {
    private final RecordingFile header;
    private final String ownFolder;

    /**
     * The files that a header may name.
     *
     * @param header the file that names others
     * @param ownFolder what the header puts before its own name: empty, or something that ends with a slash
     */
    public NeighbourFiles(RecordingFile header, String ownFolder) {
        this.header = header;
        this.ownFolder = slashes(ownFolder);
    }

    /**
     * A file beside the header or below its folder.
     *
     * @throws BadData where it is none, or its name leads elsewhere
     */
    public RecordingFile file(String name) throws IOException {
        for (String candidate : candidates(name)) {
            Optional<RecordingFile> file = header.neighbour(candidate);
            if (file.isPresent()) {
                return file.get();
            }
        }
        throw new BadData(header.where(), "file '" + name + "' is missing or no regular file");
    }

    private Set<String> candidates(String name) {
        Set<String> candidates = new LinkedHashSet<>();
        String plain = slashes(name);
        candidates.add(name);
        addSpellings(plain, candidates);
        if (!ownFolder.isEmpty() && plain.startsWith(ownFolder)) {
            addSpellings(plain.substring(ownFolder.length()), candidates);
        }
        return candidates;
    }

    private static void addSpellings(String name, Set<String> candidates) {
        int slash = name.lastIndexOf('/') + 1;
        String before = name.substring(0, slash);
        String last = name.substring(slash);
        candidates.add(name);
        candidates.add(before + last.toUpperCase(Locale.ROOT));
        candidates.add(before + last.toLowerCase(Locale.ROOT));
        int dot = last.lastIndexOf('.');
        if (dot > 0) {
            candidates.add(before + last.substring(0, dot) + last.substring(dot).toUpperCase(Locale.ROOT));
            candidates.add(before + last.substring(0, dot) + last.substring(dot).toLowerCase(Locale.ROOT));
        }
    }

    private static String slashes(String name) {
        return name.replace('\\', '/');
    }
}
