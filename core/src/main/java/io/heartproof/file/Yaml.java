package io.heartproof.file;

import io.heartproof.problem.BadData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads YAML strictly: at most 1 MiB, one document, no key twice, no anchors, aliases or tags, and a number never
 * taken for a text or the other way round.
 */
public final class Yaml {
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private static final int LARGEST_FILE_BYTES = 1 << 20;

    private Yaml() {}

    /** The mapper, for formats that need more than whole files. */
    public static YAMLMapper mapper() {
        return MAPPER;
    }

    /**
     * Reads one value, in which nothing is null.
     *
     * @throws BadData where the file is no plain YAML, or does not fit {@code type}
     */
    public static <T> T read(Path file, Class<T> type) throws IOException {
        JsonNode tree = read(file);
        try {
            return MAPPER.readerFor(type)
                    .with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .readValue(tree);
        } catch (JacksonException e) {
            throw new BadData(file.toString(), Json.oneLine(e), e);
        }
    }

    /** Reads a user's file; {@link BadData} where it is no plain YAML. */
    public static JsonNode read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST_FILE_BYTES + 1);
            if (bytes.length > LARGEST_FILE_BYTES) {
                throw new BadData(
                        file.toString(), "expected at most " + LARGEST_FILE_BYTES + " bytes of YAML, got more");
            }
            return parse(file.toString(), TextFile.decoded(bytes));
        }
    }

    /** Reads a text; {@code where} says in messages where it comes from. */
    public static JsonNode parse(String where, String text) {
        try {
            requirePlain(where, text);
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new BadData(where, Json.oneLine(e), e);
        }
    }

    private static void requirePlain(String where, String text) {
        try (YAMLParser parser = (YAMLParser) MAPPER.createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.isCurrentAlias() || parser.getObjectId() != null || parser.getTypeId() != null) {
                    throw new BadData(
                            where,
                            String.format(
                                    Locale.ROOT,
                                    "line %d: expected plain YAML, got an anchor, alias or tag",
                                    parser.currentTokenLocation().getLineNr()));
                }
            }
        }
    }
}
