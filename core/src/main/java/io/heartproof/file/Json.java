package io.heartproof.file;

import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Strict JSON: an unknown, missing or repeated field, a value of another type and a null where a record wants a value
 * (anything but {@code Optional}) are errors. Thread-safe.
 */
public final class Json {
    private static final long LARGEST_FILE_BYTES = 1L << 30;

    /** The library speaks of properties of creators, and of its own settings. */
    private static final Pattern MISSING = Pattern.compile("Missing (?:required )?creator property '([^']*)'");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private static final ObjectWriter LINE = MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT);

    private Json() {}

    /** The mapper, for formats that need more than whole files (lines, trees). */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /**
     * Reads one value.
     *
     * @throws BadData where the file is no JSON, does not fit {@code type}, or is over 1 GiB
     */
    public static <T> T read(Path file, Class<T> type) throws IOException {
        long size = Files.size(file);
        if (size > LARGEST_FILE_BYTES) {
            throw new BadData(
                    file.toString(), "expected at most " + LARGEST_FILE_BYTES + " bytes of JSON, got " + size);
        }
        try {
            return MAPPER.readValue(file.toFile(), type);
        } catch (JacksonException e) {
            throw new BadData(file.toString(), oneLine(e), e);
        }
    }

    /**
     * An older layout of a value.
     *
     * @param type what a file of that layout holds
     * @param now what that is in today's layout
     */
    public record OlderLayout<O, T>(Class<O> type, Function<O, T> now) {
        private T read(Path file) throws IOException {
            O old = Json.read(file, type);
            try {
                return now.apply(old);
            } catch (IllegalArgumentException e) {
                throw new BadData(file.toString(), String.valueOf(e.getMessage()), e);
            }
        }
    }

    /**
     * Reads one value of a layout that names its version in a field {@code version}, or of the oldest, which has none.
     *
     * @param older earlier layouts by version, 0 for the one that names none
     */
    public static <T> T read(Path file, Class<T> type, Map<Integer, OlderLayout<?, T>> older) throws IOException {
        JsonNode tree = read(file, JsonNode.class);
        JsonNode version = tree.path("version");
        int number = version.isMissingNode() && tree.isObject() ? 0 : version.asInt(Integer.MAX_VALUE);
        OlderLayout<?, T> layout = older.get(number);
        return layout == null ? read(file, type) : layout.read(file);
    }

    /** Writes one value, indented, whole or not at all. */
    public static void write(Path file, Object value) throws IOException {
        AtomicFile.write(file, MAPPER.writeValueAsString(value) + "\n");
    }

    /** One value as JSON on one line. */
    public static String line(Object value) {
        return LINE.writeValueAsString(value);
    }

    /** What went wrong and where, without the library's further lines. */
    public static String oneLine(JacksonException e) {
        String place = e.getLocation() == null || e.getLocation().getLineNr() < 1
                ? ""
                : "line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ": ";
        if (e.getCause() instanceof BadData rule) {
            return place + rule.getMessage();
        }
        String message =
                e.getOriginalMessage().lines().findFirst().orElse("no JSON").strip();
        Matcher missing = MISSING.matcher(message);
        return place + (missing.lookingAt() ? "field '" + missing.group(1) + "' is missing" : message);
    }
}
