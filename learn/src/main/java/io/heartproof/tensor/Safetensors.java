package io.heartproof.tensor;

import io.heartproof.file.AtomicFile;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Counted;
import io.heartproof.provenance.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Named arrays of floats in the safetensors format (8 bytes of header length, a JSON header, the data). Reads F32 and
 * F16, writes F32. Sizes are checked against the file before anything is allocated; nothing in a file is executed.
 *
 * <p>What is written carries a digest, a SHA-256 over names, shapes, values and metadata, as the entry {@code
 * heartproof.digest} of its metadata. A file with that entry is checked against it, so a flipped bit is found; files of
 * other programs have none.
 */
public final class Safetensors {
    private static final long LARGEST_HEADER = 16L << 20;
    private static final int LENGTH_BYTES = 8;
    private static final String DIGEST = "heartproof.digest";
    private static final int STEP = 1 << 16;

    private Safetensors() {}

    /**
     * One array.
     *
     * @param shape sizes, outermost first
     * @param values row-major, as many as the shape says
     */
    @SuppressWarnings("ArrayRecordComponent") // a plain carrier of bulk data: compared by nobody
    public record Array(long[] shape, float[] values) {}

    /**
     * What a file holds.
     *
     * @param arrays in the file's order
     * @param metadata texts by name, possibly empty
     */
    public record StoredArrays(Map<String, Array> arrays, Map<String, String> metadata) {
        /** What the file says that its digest is; true where {@link Safetensors#read} made this. */
        public Optional<String> digest() {
            return Optional.ofNullable(metadata.get(DIGEST));
        }
    }

    /** Reads a whole file; {@link BadData} where it is not what it says, its digest included. */
    public static StoredArrays read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(file.toString(), channel.size(), (position, count) -> littleEndian(channel, position, count));
        }
    }

    /** The same of a file's bytes. */
    public static StoredArrays read(String where, byte[] file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        return read(
                where,
                file.length,
                (position, count) ->
                        bytes.slice(Math.toIntExact(position), count).order(ByteOrder.LITTLE_ENDIAN));
    }

    private static StoredArrays read(String where, long size, StoredBytes bytes) throws IOException {
        StoredArrays content = readUnchecked(where, size, bytes);
        content.digest().ifPresent(said -> requireDigest(where, said, digestOf(content)));
        return content;
    }

    /** What a file holds, wherever it is; little-endian. */
    @FunctionalInterface
    private interface StoredBytes {
        ByteBuffer at(long position, int count) throws IOException;
    }

    private static void requireDigest(String where, String said, String found) {
        if (!said.equals(found)) {
            throw new BadData(
                    where,
                    "is damaged, or was changed elsewhere without its entry " + DIGEST + ": expected " + said + ", got "
                            + found);
        }
    }

    private static StoredArrays readUnchecked(String where, long size, StoredBytes bytes) throws IOException {
        int headerLength = headerLength(where, size, bytes);
        int begin = LENGTH_BYTES + headerLength;
        byte[] text = new byte[headerLength];
        bytes.at(LENGTH_BYTES, headerLength).get(text);
        SafetensorsHeader header = SafetensorsHeader.parse(where, text, size - begin);
        Map<String, Array> arrays = new LinkedHashMap<>();
        for (SafetensorsHeader.Placement at : header.placements()) {
            ByteBuffer data = bytes.at(begin + at.begin(), at.bytes());
            arrays.put(at.name(), new Array(at.shape(), at.type().decode(data)));
        }
        return new StoredArrays(arrays, header.metadata());
    }

    /** Writes the arrays as F32 in the map's order, whole or not at all; returns their digest. */
    public static String write(Path file, Map<String, Array> arrays) throws IOException {
        return write(file, new StoredArrays(arrays, Map.of()));
    }

    /** Writes arrays (as F32) and metadata, whole or not at all; returns their digest, which the file has, too. */
    public static String write(Path file, StoredArrays content) throws IOException {
        String digest = digestOf(content);
        Map<String, String> metadata = new TreeMap<>(content.metadata());
        metadata.put(DIGEST, digest);
        byte[] header = SafetensorsHeader.textOf(new StoredArrays(content.arrays(), metadata));
        AtomicFile.write(file, out -> {
            out.write(ByteBuffer.allocate(LENGTH_BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(header.length)
                    .array());
            out.write(header);
            for (Array array : content.arrays().values()) {
                writeFloats(out, array.values());
            }
        });
        return digest;
    }

    private static String digestOf(StoredArrays content) {
        Digest digest = new Digest();
        new TreeMap<>(content.metadata()).forEach((name, text) -> {
            if (!name.equals(DIGEST)) {
                digest.add(name).add(text);
            }
        });
        content.arrays().forEach((name, array) -> {
            digest.add(name).add(Arrays.toString(array.shape()));
            for (int from = 0; from < array.values().length; from += STEP) {
                digest.add(bytes(array.values(), from));
            }
        });
        return digest.hex();
    }

    private static void writeFloats(OutputStream out, float[] values) throws IOException {
        for (int from = 0; from < values.length; from += STEP) {
            out.write(bytes(values, from));
        }
    }

    /** Up to {@link #STEP} values from there on. */
    private static byte[] bytes(float[] values, int from) {
        int count = Math.min(STEP, values.length - from);
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * count).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values, from, count);
        return bytes.array();
    }

    private static int headerLength(String where, long size, StoredBytes bytes) throws IOException {
        if (size < LENGTH_BYTES) {
            throw new BadData(where, "no safetensors file: expected at least 8 bytes, got " + size);
        }
        long length = bytes.at(0, LENGTH_BYTES).getLong();
        if (length < 2 || length > Math.min(LARGEST_HEADER, size - LENGTH_BYTES)) {
            throw new BadData(
                    where, "no safetensors file: a header of " + Counted.of(length, "byte") + " in a file of " + size);
        }
        return (int) length;
    }

    private static ByteBuffer littleEndian(FileChannel channel, long position, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new IOException("unexpected end of file");
            }
        }
        return bytes.flip();
    }
}
