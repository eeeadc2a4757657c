package io.heartproof.format.rule;

import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The files that a header names. They lie in its folder or below: a name that leads elsewhere ({@code ../x}, an
 * absolute path, a link out of the folder) is refused, so that a header from elsewhere cannot have other files read.
 *
 * <p>A file that is not there as it is written is looked for with slashes for backslashes, all in capitals or in small letters,
 * and without the folder that the header puts before its own name, too ({@code med/00001}, {@code med/00001.dat}).
 * Immutable.
 */
public final class NeighbourFiles {
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[/\\\\].*");

    private final Path header;
    private final String ownFolder;
    private final Path folder;

    /** @param header the file that names others */
    public NeighbourFiles(Path header) {
        this(header, "");
    }

    /** @param ownFolder what the header puts before its own name: empty, or something that ends with a slash */
    public NeighbourFiles(Path header, String ownFolder) {
        this.header = header;
        this.ownFolder = slashes(ownFolder);
        Path parent = header.toAbsolutePath().getParent();
        this.folder = parent == null ? header.toAbsolutePath() : parent;
    }

    /**
     * A regular file beside the header or below its folder.
     *
     * @return relative to the working folder where the header's path is
     * @throws BadData where it is none, or its name leads elsewhere
     */
    public Path file(String name) throws IOException {
        for (String candidate : candidates(name)) {
            Path file = named(candidate, name);
            if (Files.isRegularFile(file)) {
                requireInside(file, name);
                return file;
            }
        }
        throw new BadData(header.toString(), "file '" + name + "' is missing or no regular file");
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

    private void requireInside(Path file, String name) throws IOException {
        Path real = file.toRealPath();
        Path realHeader = header.toRealPath();
        if (!real.startsWith(folder.toRealPath())
                && !real.startsWith(realHeader.resolveSibling("").normalize())) {
            throw leaves(name);
        }
    }

    private Path named(String candidate, String name) {
        try {
            Path relative = Path.of(candidate);
            Path normal = folder.resolve(relative).normalize();
            if (relative.getRoot() != null
                    || DRIVE.matcher(candidate).matches()
                    || !normal.startsWith(folder.normalize())) {
                throw leaves(name);
            }
            return header.resolveSibling(relative);
        } catch (InvalidPathException e) {
            throw new BadData(header.toString(), "'" + name + "' is no file name", e);
        }
    }

    private BadData leaves(String name) {
        return new BadData(header.toString(), "file '" + name + "' leaves the folder of the header");
    }
}
