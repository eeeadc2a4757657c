package io.heartproof.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.heartproof.file.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code openapi.json} as a set of rules that answers can be held against. */
final class OpenApiDescription {
    private final JsonNode document;

    private OpenApiDescription(JsonNode document) {
        this.document = document;
    }

    static OpenApiDescription read() throws IOException {
        try (InputStream in = EcgService.class.getResourceAsStream("api/openapi.json")) {
            return new OpenApiDescription(Json.mapper().readTree(in));
        }
    }

    JsonNode document() {
        return document;
    }

    /** {@code GET /health}, and so on. */
    Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(
                                method -> routes.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        return routes;
    }

    /** Holds an answer against what is said of its address, method and status. */
    void check(String method, String path, HttpAnswer answer) {
        JsonNode operation = document.at("/paths/" + path.replace("~", "~0").replace("/", "~1"))
                .path(method.toLowerCase(java.util.Locale.ROOT));
        String status = Integer.toString(answer.status());
        JsonNode response = operation.isMissingNode()
                ? document.at("/components/responses/" + (answer.status() == 405 ? "MethodNotAllowed" : "NotFound"))
                : resolved(operation.path("responses").path(status));
        assertThat(response.isMissingNode())
                .as("%s %s answers %s, which is not described", method, path, status)
                .isFalse();
        String type = answer.header("Content-Type").replaceFirst(";.*", "");
        JsonNode content = response.path("content").path(type);
        assertThat(content.isMissingNode())
                .as("%s %s answers %s as '%s', which is not described", method, path, status, type)
                .isFalse();
        response.path("headers")
                .propertyNames()
                .forEach(header -> assertThat(answer.header(header)).as(header).isNotEmpty());
        if (type.endsWith("json")) {
            assertThat(schema(content.get("schema")).validate(answer.json()))
                    .as("%s %s: %s", method, path, answer.text())
                    .isEmpty();
        }
    }

    private Schema schema(JsonNode schema) {
        ObjectNode whole = schema.deepCopy().asObject();
        whole.set("components", document.get("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole);
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asString().substring(1)) : node;
    }
}
