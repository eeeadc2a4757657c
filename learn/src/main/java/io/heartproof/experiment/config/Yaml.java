package io.heartproof.experiment.config;

import io.heartproof.file.Json;
import io.heartproof.problem.BadUsage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
final class Yaml {
    static final YAMLMapper MAPPER = YAMLMapper.builder()
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

    /** Reads a user's file. */
    static JsonNode read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST_FILE_BYTES + 1);
            if (bytes.length > LARGEST_FILE_BYTES) {
                throw new BadUsage(file + ": expected at most " + LARGEST_FILE_BYTES + " bytes of YAML, got more");
            }
            return parse(file.toString(), new String(bytes, StandardCharsets.UTF_8));
        }
    }

    /** Reads a text; {@code where} says in messages where it comes from. */
    static JsonNode parse(String where, String text) {
        try {
            requirePlain(where, text);
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new BadUsage(where + ": " + Json.oneLine(e));
        }
    }

    private static void requirePlain(String where, String text) {
        try (YAMLParser parser = (YAMLParser) MAPPER.createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.isCurrentAlias() || parser.getObjectId() != null || parser.getTypeId() != null) {
                    throw new BadUsage("%s: line %d: expected plain YAML, got an anchor, alias or tag"
                            .formatted(where, parser.currentTokenLocation().getLineNr()));
                }
            }
        }
    }
}
