package io.heartproof.attack.saved;

import io.heartproof.file.AtomicFile;
import io.heartproof.format.array.NpyHeader;
import io.heartproof.problem.BadData;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Arrays by name, as NumPy's {@code load} reads them: a zip with a {@code NAME.npy} of version 1.0 for each, little-endian, the
 * last index fastest. Same arrays, same bytes. Source: {@code numpy.lib.format}. Not thread-safe.
 */
final class Npz {
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Map<String, ByteBuffer> arrays = new LinkedHashMap<>();

    /** Floats of that shape. */
    Npz floats(String name, float[] values, int... shape) {
        ByteBuffer array = array("<f4", Float.BYTES * values.length, shape);
        array.asFloatBuffer().put(values);
        return put(name, array);
    }

    /** A real number. */
    Npz number(String name, double value) {
        return put(name, array("<f8", Double.BYTES).putDouble(value));
    }

    /** A whole number. */
    Npz integer(String name, long value) {
        return put(name, array("<i8", Long.BYTES).putLong(value));
    }

    /** A text. */
    Npz text(String name, String value) {
        int longest = length(value);
        return put(name, putText(array("<U" + longest, Integer.BYTES * longest), value, longest));
    }

    /** Texts in a row. */
    Npz texts(String name, List<String> values) {
        int longest = values.stream().mapToInt(Npz::length).max().orElse(1);
        ByteBuffer array = array("<U" + longest, Integer.BYTES * longest * values.size(), values.size());
        values.forEach(value -> putText(array, value, longest));
        return put(name, array);
    }

    /** In characters of Unicode, at least 1. */
    private static int length(String text) {
        return Math.max(1, text.codePointCount(0, text.length()));
    }

    private static ByteBuffer putText(ByteBuffer array, String text, int longest) {
        for (int character : Arrays.copyOf(text.codePoints().toArray(), longest)) {
            array.putInt(character);
        }
        return array;
    }

    private Npz put(String name, ByteBuffer array) {
        arrays.put(name, array.rewind());
        return this;
    }

    /** The header, and room for so many bytes after it, where the buffer stands. */
    private static ByteBuffer array(String type, int bytes, int... shape) {
        byte[] header = NpyHeader.of(type, shape);
        return ByteBuffer.allocate(header.length + bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(header);
    }

    /** Writes them, whole or not at all. */
    void write(Path file) throws IOException {
        AtomicFile.write(file, out -> {
            ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out));
            for (Map.Entry<String, ByteBuffer> array : arrays.entrySet()) {
                ZipEntry entry = new ZipEntry(entry(array.getKey()));
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                Channels.newChannel(zip).write(array.getValue().duplicate());
                zip.closeEntry();
            }
            zip.finish();
            zip.flush();
        });
    }

    private static String entry(String name) {
        return name + ".npy";
    }

    /**
     * The last eight bytes of each of these arrays, which are the value of a number; of a real one its bits.
     *
     * @throws BadData where the file is none of ours
     */
    static long[] numbers(Path file, String... names) throws IOException {
        long[] numbers = new long[names.length];
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (int i = 0; i < names.length; i++) {
                ZipEntry entry = zip.getEntry(entry(names[i]));
                if (entry == null) {
                    throw new BadData(file.toString(), "expected an array " + names[i] + ", got none");
                }
                byte[] bytes = zip.getInputStream(entry).readAllBytes();
                numbers[i] =
                        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(bytes.length - Long.BYTES);
            }
        }
        return numbers;
    }
}
