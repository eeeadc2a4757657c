package io.heartproof.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SafetensorsTest {
    private static final long MOST_BYTES_ALLOCATED = 64L << 20;

    @TempDir
    Path folder;

    @Test
    void readsBackWhatItWrote() throws IOException {
        Map<String, Safetensors.Array> arrays = new LinkedHashMap<>();
        arrays.put("z.weight", new Safetensors.Array(new long[] {2, 1, 2}, new float[] {1, -2.5f, 3e-40f, -0f}));
        arrays.put("none", new Safetensors.Array(new long[] {0, 4}, new float[0]));
        arrays.put("a \"quoted\" ä", new Safetensors.Array(new long[0], new float[] {Float.NaN}));
        Map<String, String> metadata = Map.of("epochs", "[{\"loss\": 0.1}]", "", "two\nlines");
        Path file = folder.resolve("deeper/a.safetensors");

        String digest = Safetensors.write(file, new Safetensors.StoredArrays(arrays, metadata));
        Safetensors.StoredArrays content = Safetensors.read(file);

        assertThat(content.metadata()).containsAllEntriesOf(metadata).hasSize(3);
        assertThat(content.digest()).contains(digest);
        assertThat(content.arrays().keySet()).containsExactlyElementsOf(arrays.keySet());
        arrays.forEach((name, array) -> {
            assertThat(content.arrays().get(name).shape()).isEqualTo(array.shape());
            assertThat(content.arrays().get(name).values()).isEqualTo(array.values());
        });
        assertThat((Files.size(file) - 5 * 4) % 8).as("begin of the data").isZero();
    }

    @Test
    void readsArraysInAnotherOrderThanTheirData() throws IOException {
        Path file = file("""
                {"b": {"dtype": "F16", "shape": [1], "data_offsets": [4, 6]},
                 "a": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}}
                """, 0, 0, 0x80, 0x3f, 0, 0xc0);

        Map<String, Safetensors.Array> arrays = Safetensors.read(file).arrays();

        assertThat(arrays.get("a").values()).containsExactly(1);
        assertThat(arrays.get("b").values()).containsExactly(-2);
    }

    @ParameterizedTest
    @CsvSource({
        "0000, 0",
        "8000, -0.0",
        "0001, 5.9604645E-8", // smallest subnormal, 2^-24
        "83ff, -6.097555E-5", // largest subnormal, 1023 x 2^-24
        "0400, 6.1035156E-5", // smallest normal, 2^-14
        "3555, 0.33325195", // (1 + 341/1024) / 4
        "3c00, 1",
        "c000, -2",
        "7bff, 65504", // (1 + 1023/1024) x 2^15
        "7c00, Infinity",
        "fc00, -Infinity",
        "7c01, NaN",
        "fe00, NaN"
    })
    void decodesHalves(String bits, float expected) throws IOException {
        int half = Integer.parseInt(bits, 16);
        Path file = file("{\"a\": {\"dtype\": \"F16\", \"shape\": [], \"data_offsets\": [0, 2]}}", half, half >> 8);

        float value = Safetensors.read(file).arrays().get("a").values()[0];

        assertThat(Float.floatToIntBits(value)).isEqualTo(Float.floatToIntBits(expected));
    }

    static Stream<Arguments> hostileFiles() {
        return Stream.of(
                Arguments.of(new byte[0], "expected at least 8 bytes, got 0"),
                Arguments.of(new byte[7], "expected at least 8 bytes, got 7"),
                Arguments.of(bytes(0, ""), "a header of 0 bytes"),
                Arguments.of(bytes(1, "{}"), "a header of 1 byte"),
                Arguments.of(bytes(-2, "{}"), "a header of -2 bytes"),
                Arguments.of(bytes(3, "{}"), "a header of 3 bytes in a file of 10"),
                Arguments.of(bytes(Long.MAX_VALUE, "{}"), "a header of 9223372036854775807 bytes"),
                Arguments.of(bytes(Integer.MAX_VALUE, "{}"), "a header of 2147483647 bytes"),
                Arguments.of(bytes("[1, 2]"), "the header is no JSON object"),
                Arguments.of(bytes("   "), "the header is no JSON object"),
                Arguments.of(bytes("{\"a\": "), "line 1, column 6: Unexpected end-of-input"),
                Arguments.of(bytes("{} {}"), "no safetensors file"),
                Arguments.of(bytes("\0\1\2\3"), "no safetensors file"),
                Arguments.of(bytes("[".repeat(100_000)), "no safetensors file"),
                Arguments.of(bytes("{\"a\": {}, \"a\": {}}"), "Duplicate"),
                Arguments.of(bytes("{\"__metadata__\": [\"a\"]}"), "__metadata__: expected an object of texts"),
                Arguments.of(bytes("{\"__metadata__\": null}"), "__metadata__: expected an object of texts"),
                Arguments.of(bytes("{\"__metadata__\": {\"n\": 1}}"), "expected a text as n, got 1"),
                Arguments.of(bytes("{\"a\": 3}"), "dtype must be F32 or F16"),
                Arguments.of(array("\"I64\"", "[1]", "[0, 8]"), "dtype must be F32 or F16, got \"I64\""),
                Arguments.of(array("32", "[1]", "[0, 8]"), "dtype must be F32 or F16, got 32"),
                Arguments.of(array("\"F32\"", "2", "[0, 8]"), "shape: expected whole numbers, got 2"),
                Arguments.of(array("\"F32\"", "{\"n\": 2}", "[0, 8]"), "shape: expected whole numbers"),
                Arguments.of(array("\"F32\"", "[2.0]", "[0, 8]"), "shape: expected whole numbers, got 2.0"),
                Arguments.of(array("\"F32\"", "[99999999999999999999]", "[0, 8]"), "shape: expected whole numbers"),
                Arguments.of(array("\"F32\"", "[-2, -1]", "[0, 8]"), "shape [-2, -1] is negative or too large"),
                Arguments.of(
                        array("\"F32\"", "[4294967296, 4294967296, 2]", "[0, 8]"),
                        "shape [4294967296, 4294967296, 2] is negative or too large"),
                Arguments.of(array("\"F32\"", "[2]", "[0]"), "data_offsets [0] do not fit 2 values of F32 in 8 bytes"),
                Arguments.of(array("\"F32\"", "[2]", "[-8, 0]"), "data_offsets [-8, 0] do not fit"),
                Arguments.of(array("\"F32\"", "[2]", "[8, 0]"), "data_offsets [8, 0] do not fit"),
                Arguments.of(array("\"F32\"", "[2]", "[4, 12]"), "data_offsets [4, 12] do not fit"),
                Arguments.of(array("\"F16\"", "[2]", "[0, 8]"), "data_offsets [0, 8] do not fit 2 values of F16"),
                Arguments.of(array("\"F32\"", "[1]", "[0, 4]"), "expected 4 bytes of data, as the header says, got 8"),
                Arguments.of(array("\"F32\"", "[1]", "[4, 8]"), "neither gap nor overlap: expected it to begin at 0"),
                Arguments.of(bytes("{\"a\\n\\u001b[31m\": {}}"), "dtype must be F32 or F16"),
                Arguments.of(arraysOverOneMegabyte(1000), "neither gap nor overlap: expected it to begin at 1048576"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("hostileFiles")
    void refusesHostileFilesInOneLine(byte[] content, String reason) throws IOException {
        Path file = Files.write(folder.resolve("hostile.safetensors"), content);
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = memory.getCurrentThreadAllocatedBytes();

        BadData refusal = catchThrowableOfType(BadData.class, () -> Safetensors.read(file));

        assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_BYTES_ALLOCATED);
        assertThat(refusal).hasMessageStartingWith(file + ": ").hasMessageContaining(reason);
        assertThat(refusal.getMessage()).hasLineCount(1).hasSizeLessThan(1500);
    }

    @Test
    void refusesAFileCutAnywhere() throws IOException {
        byte[] whole = array("\"F32\"", "[2]", "[0, 8]");
        for (int length = 0; length < whole.length; length++) {
            Path file = Files.write(folder.resolve("cut.safetensors"), Arrays.copyOf(whole, length));
            assertThat(catchThrowableOfType(BadData.class, () -> Safetensors.read(file)))
                    .as("first %d bytes", length)
                    .isNotNull();
        }
    }

    /** But for bits of the digest's own name, without which a file is as one of another program. */
    @Test
    void findsEveryFlippedBit() throws IOException {
        Path file = folder.resolve("a.safetensors");
        Safetensors.write(
                file,
                new Safetensors.StoredArrays(
                        Map.of("a.weight", new Safetensors.Array(new long[] {2, 2}, new float[] {0, 1, -2, 1e-3f})),
                        Map.of("steps", "17")));
        byte[] whole = Files.readAllBytes(file);
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            Files.write(file, flipped(whole, bit));
            BadData refusal = catchThrowableOfType(BadData.class, () -> Safetensors.read(file));
            if (refusal == null) {
                assertThat(Safetensors.read(file).digest()).as("bit %d", bit).isEmpty();
            } else {
                assertThat(refusal.getMessage()).as("bit %d", bit).hasLineCount(1);
            }
        }
    }

    private static byte[] flipped(byte[] whole, int bit) {
        byte[] flipped = whole.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return flipped;
    }

    private Path file(String header, int... data) throws IOException {
        byte[] begin = bytes(header);
        byte[] all = Arrays.copyOf(begin, begin.length + data.length);
        for (int i = 0; i < data.length; i++) {
            all[begin.length + i] = (byte) data[i];
        }
        return Files.write(folder.resolve("a.safetensors"), all);
    }

    private static byte[] bytes(String header) {
        return bytes(header.getBytes(StandardCharsets.UTF_8).length, header);
    }

    private static byte[] bytes(long headerLength, String header) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(headerLength)
                .put(text)
                .array();
    }

    /** A file with one array and eight bytes of data. */
    private static byte[] array(String dtype, String shape, String offsets) {
        byte[] begin =
                bytes("{\"a\": {\"dtype\": %s, \"shape\": %s, \"data_offsets\": %s}}".formatted(dtype, shape, offsets));
        return Arrays.copyOf(begin, begin.length + 8);
    }

    /** A small file that is worth gigabytes to who believes it. */
    private static byte[] arraysOverOneMegabyte(int count) {
        String header = IntStream.range(0, count)
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "\"%d\": {\"dtype\": \"F32\", \"shape\": [262144], \"data_offsets\": [0, 1048576]}",
                        i))
                .collect(Collectors.joining(", ", "{", "}"));
        byte[] begin = bytes(header);
        return Arrays.copyOf(begin, begin.length + (1 << 20));
    }
}
