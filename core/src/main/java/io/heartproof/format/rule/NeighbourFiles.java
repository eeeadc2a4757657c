package io.heartproof.format.rule;

import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The files that a header names. They lie in its folder or below: a name that leads elsewhere ({@code ../x}, an
 * absolute path, a link out of the folder) is refused, so that a header from elsewhere cannot have other files read.
 */
public final class NeighbourFiles {
    private final Path header;
    private final Path folder;

    /** @param header the file that names others */
    public NeighbourFiles(Path header) {
        this.header = header;
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
        Path file = named(name);
        if (!Files.isRegularFile(file)) {
            throw new BadData(header.toString(), "file '" + name + "' is missing or no regular file");
        }
        Path real = file.toRealPath();
        Path realHeader = header.toRealPath();
        if (!real.startsWith(folder.toRealPath())
                && !real.startsWith(realHeader.resolveSibling("").normalize())) {
            throw leaves(name);
        }
        return file;
    }

    private Path named(String name) {
        try {
            Path relative = Path.of(name);
            Path normal = folder.resolve(relative).normalize();
            if (relative.getRoot() != null || !normal.startsWith(folder.normalize())) {
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
