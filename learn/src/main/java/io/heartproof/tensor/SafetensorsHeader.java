package io.heartproof.tensor;

import io.heartproof.file.Json;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Counted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The JSON header of a safetensors file, checked against the data behind it: the arrays cover every byte of the data
 * exactly once, so that reading them allocates no more than the file is worth.
 *
 * @param placements in the header's order
 * @param metadata texts by name, possibly empty
 */
record SafetensorsHeader(List<Placement> placements, Map<String, String> metadata) {
    /** The name that is no array's. */
    private static final String METADATA = "__metadata__";

    private static final int ALIGNMENT = 8;

    /**
     * Where an array lies.
     *
     * @param begin its first byte, counted from the end of the header
     * @param bytes how many
     */
    @SuppressWarnings("ArrayRecordComponent") // local carrier
    record Placement(String name, NumberType type, long[] shape, long begin, int bytes) {
        long end() {
            return begin + bytes;
        }
    }

    /** Reads a header in front of that many bytes of data; {@link BadData} where it is none or does not fit them. */
    static SafetensorsHeader parse(String where, byte[] text, long dataBytes) {
        JsonNode root = object(where, text);
        List<Placement> placements = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            if (!entry.getKey().equals(METADATA)) {
                placements.add(placement(where, entry.getKey(), entry.getValue(), dataBytes));
            }
        }
        requireWhole(where, placements, dataBytes);
        return new SafetensorsHeader(placements, metadata(where + ": " + METADATA, root.get(METADATA)));
    }

    /** The header of a file that holds these arrays as F32 in the map's order, padded so that the data is aligned. */
    static byte[] textOf(Safetensors.StoredArrays content) {
        Map<String, Object> root = new LinkedHashMap<>();
        if (!content.metadata().isEmpty()) {
            root.put(METADATA, content.metadata());
        }
        long begin = 0;
        for (Map.Entry<String, Safetensors.Array> entry : content.arrays().entrySet()) {
            Safetensors.Array array = entry.getValue();
            long end = begin + (long) array.values().length * NumberType.F32.bytes();
            Map<String, Object> about = new LinkedHashMap<>();
            about.put("dtype", NumberType.F32.name());
            about.put("shape", array.shape());
            about.put("data_offsets", List.of(begin, end));
            root.put(entry.getKey(), about);
            begin = end;
        }
        byte[] text = Json.line(root).getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(text, (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
        Arrays.fill(padded, text.length, padded.length, (byte) ' ');
        return padded;
    }

    private static JsonNode object(String where, byte[] text) {
        try {
            JsonNode root = Json.mapper().readTree(new String(text, StandardCharsets.UTF_8).strip());
            if (!root.isObject()) {
                throw new BadData(where, "no safetensors file: the header is no JSON object");
            }
            return root;
        } catch (JacksonException e) {
            throw new BadData(where, "no safetensors file: " + Json.oneLine(e), e);
        }
    }

    private static Map<String, String> metadata(String where, @Nullable JsonNode node) {
        Map<String, String> metadata = new LinkedHashMap<>();
        if (node == null) {
            return metadata;
        }
        if (!node.isObject()) {
            throw new BadData(where, "expected an object of texts, got " + node);
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!entry.getValue().isString()) {
                throw new BadData(where, "expected a text as " + entry.getKey() + ", got " + entry.getValue());
            }
            metadata.put(entry.getKey(), entry.getValue().stringValue());
        }
        return metadata;
    }

    private static Placement placement(String file, String name, JsonNode about, long dataBytes) {
        String where = file + ": " + name;
        NumberType type = type(where, about.path("dtype"));
        long[] shape = numbers(where + ": shape", about.path("shape"));
        long[] offsets = numbers(where + ": data_offsets", about.path("data_offsets"));
        long count = count(where, shape);
        boolean fits = offsets.length == 2
                && offsets[0] >= 0
                && offsets[1] >= offsets[0]
                && offsets[1] <= dataBytes
                && offsets[1] - offsets[0] == count * type.bytes()
                && offsets[1] - offsets[0] <= Integer.MAX_VALUE - 8;
        if (!fits) {
            throw new BadData(
                    where,
                    String.format(
                            Locale.ROOT,
                            "data_offsets %s do not fit %s of %s in %s",
                            Arrays.toString(offsets),
                            Counted.of(count, "value"),
                            type,
                            Counted.of(dataBytes, "byte")));
        }
        return new Placement(name, type, shape, offsets[0], (int) (offsets[1] - offsets[0]));
    }

    private static NumberType type(String where, JsonNode dtype) {
        return Arrays.stream(NumberType.values())
                .filter(type -> dtype.isString() && type.name().equals(dtype.stringValue()))
                .findFirst()
                .orElseThrow(() -> new BadData(where, "dtype must be F32 or F16, got " + dtype));
    }

    private static long[] numbers(String where, JsonNode node) {
        if (!node.isArray()) {
            throw new BadData(where, "expected whole numbers, got " + node);
        }
        long[] numbers = new long[node.size()];
        for (int i = 0; i < numbers.length; i++) {
            JsonNode element = node.get(i);
            if (!element.isIntegralNumber() || !element.canConvertToLong()) {
                throw new BadData(where, "expected whole numbers, got " + element);
            }
            numbers[i] = element.longValue();
        }
        return numbers;
    }

    /** The product of the sizes, at most what one Java array holds. */
    private static long count(String where, long... shape) {
        long count = 1;
        for (long size : shape) {
            if (size < 0 || (size > 0 && count > Integer.MAX_VALUE / size)) {
                throw new BadData(where, "shape " + Arrays.toString(shape) + " is negative or too large");
            }
            count *= size;
        }
        return count;
    }

    private static void requireWhole(String where, List<Placement> placements, long dataBytes) {
        long end = 0;
        List<Placement> inOrder = placements.stream()
                .sorted(Comparator.comparingLong(Placement::begin).thenComparingLong(Placement::end))
                .toList();
        for (Placement next : inOrder) {
            if (next.begin() != end) {
                throw new BadData(
                        where + ": " + next.name(),
                        String.format(
                                Locale.ROOT,
                                "the data must have neither gap nor overlap: expected it to begin at %d, got %d",
                                end,
                                next.begin()));
            }
            end = next.end();
        }
        if (end != dataBytes) {
            throw new BadData(where, "expected " + end + " bytes of data, as the header says, got " + dataBytes);
        }
    }
}
