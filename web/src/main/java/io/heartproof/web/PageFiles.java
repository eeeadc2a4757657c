package io.heartproof.web;

import io.heartproof.plot.Colour;
import io.heartproof.web.guard.ProblemKind;
import io.heartproof.web.guard.RequestRefusal;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code GET /} and {@code GET /page/NAME}: the page's files, which are few and held in memory. A name that is not among them
 * is not looked for. Thread-safe.
 */
final class PageFiles implements Handler {
    private static final String START = "index.html";
    private static final String COLOURS = "colours.css";
    private static final List<String> NAMES = List.of(
            START,
            "style.css",
            "icon.svg",
            "main.js",
            "server.js",
            "latest.js",
            "signals.js",
            "layout.js",
            "trace.js",
            "paper.js",
            "access.js",
            "words.js",
            "results.js",
            "quality.js",
            "playground.js",
            "opening.js");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    PageFiles() {
        NAMES.forEach(name -> files.put(name, read(name)));
        files.put(COLOURS, Colour.css().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void handle(Context request) {
        String name = request.pathParamMap().getOrDefault("name", START);
        byte[] file = files.get(name);
        if (file == null) {
            throw new RequestRefusal(ProblemKind.NOT_FOUND, "there is no such page");
        }
        request.header("Cache-Control", "no-cache");
        request.contentType(TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain"))
                .result(file);
    }

    private static byte[] read(String name) {
        try (InputStream in = PageFiles.class.getResourceAsStream("page/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
