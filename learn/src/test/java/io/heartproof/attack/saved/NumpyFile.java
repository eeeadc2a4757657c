package io.heartproof.attack.saved;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads what NumPy would read, by the description of its format alone. */
record NumpyFile(Map<String, Array> arrays) {
    private static final Pattern HEADER =
            Pattern.compile("\\{'descr': '(.*)', 'fortran_order': False, 'shape': \\((.*)\\), } *\n");

    /** Shape as in the file, such as {@code 8, 4096}. */
    record Array(String type, String shape, ByteBuffer content) {
        float[] floats() {
            assertThat(type).isEqualTo("<f4");
            float[] floats = new float[content.remaining() / Float.BYTES];
            content.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
            return floats;
        }

        double number() {
            assertThat(type).isEqualTo("<f8");
            assertThat(content.remaining()).isEqualTo(8);
            return content.getDouble(content.position());
        }

        long integer() {
            assertThat(type).isEqualTo("<i8");
            assertThat(content.remaining()).isEqualTo(8);
            return content.getLong(content.position());
        }

        /** All texts, with NUL where one is shorter than the longest. */
        String text() {
            assertThat(type).startsWith("<U");
            byte[] bytes = new byte[content.remaining()];
            content.duplicate().get(bytes);
            return new String(bytes, Charset.forName("UTF-32LE"));
        }
    }

    static NumpyFile read(Path file) throws IOException {
        Map<String, Array> arrays = new HashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                assertThat(entry.getName()).endsWith(".npy");
                byte[] bytes = zip.getInputStream(entry).readAllBytes();
                arrays.put(entry.getName().replace(".npy", ""), array(bytes));
            }
        }
        return new NumpyFile(arrays);
    }

    private static Array array(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(new String(bytes, 0, 6, StandardCharsets.ISO_8859_1)).isEqualTo("\u0093NUMPY");
        assertThat(buffer.getShort(6)).isEqualTo((short) 1); // 1.0
        int begin = 10 + buffer.getShort(8);
        assertThat(begin % 64).isZero();
        Matcher header = HEADER.matcher(new String(bytes, 10, begin - 10, StandardCharsets.US_ASCII));
        assertThat(header.matches()).isTrue();
        ByteBuffer content = buffer.position(begin).slice().order(ByteOrder.LITTLE_ENDIAN);
        return new Array(header.group(1), header.group(2), content);
    }

    Array array(String name) {
        return arrays.get(name);
    }
}
