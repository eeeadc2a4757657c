package io.heartproof.web;

import io.heartproof.file.Json;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** An answer as a client sees it; names of headers compare ignoring case. */
record HttpAnswer(int status, Map<String, String> headers, String text) {
    static HttpAnswer of(HttpResponse<String> response) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        return new HttpAnswer(response.statusCode(), headers, response.body());
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    JsonNode json() {
        return Json.mapper().readTree(text);
    }

    /** The sentence of a problem. */
    String detail() {
        return json().path("detail").asString();
    }

    String code() {
        return json().path("code").asString();
    }
}
