package io.heartproof.format.bytes;

import io.heartproof.problem.BadData;
import java.nio.channels.SeekableByteChannel;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One of several files in memory; the others are its neighbours, as far as they lie in its folder or below.
 *
 * @param where its name, folders included
 * @param files the bytes of all of them by name
 */
record FileInMemory(String where, Map<String, byte[]> files) implements RecordingFile {
    FileInMemory {
        files = Map.copyOf(files);
        if (!files.containsKey(where)) {
            throw new BadData(where, "no such file in memory");
        }
    }

    @Override
    public String name() {
        return where.substring(folder().length());
    }

    private String folder() {
        return where.substring(0, where.lastIndexOf('/') + 1);
    }

    @Override
    public long size() {
        return bytes().length;
    }

    @Override
    public SeekableByteChannel open() {
        return new ArrayChannel(bytes());
    }

    @Override
    public byte[] bytes() {
        return Objects.requireNonNull(files.get(where));
    }

    @Override
    public Optional<RecordingFile> neighbour(String name) {
        String file = folder() + NeighbourName.downwards(where, name);
        return files.containsKey(file) ? Optional.of(new FileInMemory(file, files)) : Optional.empty();
    }

    /** Bytes are equal where they are the same; nothing compares recordings' files by content. */
    @Override
    public boolean equals(Object other) {
        return other instanceof FileInMemory file && where.equals(file.where) && files.equals(file.files);
    }

    @Override
    public int hashCode() {
        return where.hashCode();
    }

    @Override
    public String toString() {
        return where;
    }
}
