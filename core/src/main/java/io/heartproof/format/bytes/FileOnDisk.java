package io.heartproof.format.bytes;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file on disk. Its neighbours lie in its folder or below, also after all links have been followed, so that a header from
 * elsewhere cannot have other files read.
 *
 * @param path as the user gave it; those of neighbours are relative to the working folder where it is
 */
public record FileOnDisk(Path path) implements RecordingFile {
    @Override
    public String name() {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    @Override
    public String where() {
        return path.toString();
    }

    @Override
    public long size() throws IOException {
        return Files.size(path);
    }

    @Override
    public SeekableByteChannel open() throws IOException {
        return Files.newByteChannel(path);
    }

    @Override
    public Optional<RecordingFile> neighbour(String name) throws IOException {
        Optional<Path> file = named(name).filter(Files::isRegularFile);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        requireInside(file.get(), name);
        return Optional.of(new FileOnDisk(file.get()));
    }

    /** Absent where no file of this machine can have that name, be it for its file system or for its locale's characters. */
    private Optional<Path> named(String name) {
        NeighbourName.downwards(where(), name);
        try {
            Path relative = Path.of(name);
            if (relative.getRoot() != null) {
                throw NeighbourName.leaves(where(), name);
            }
            return Optional.of(path.resolveSibling(relative));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private void requireInside(Path file, String name) throws IOException {
        Path absolute = path.toAbsolutePath();
        Path folder = absolute.getParent() == null ? absolute : absolute.getParent();
        Path real = file.toRealPath();
        if (!real.startsWith(folder.toRealPath())
                && !real.startsWith(path.toRealPath().resolveSibling("").normalize())) {
            throw NeighbourName.leaves(where(), name);
        }
    }

    @Override
    public String toString() {
        return where();
    }
}
