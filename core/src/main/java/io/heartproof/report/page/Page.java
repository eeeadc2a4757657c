package io.heartproof.report.page;

import io.heartproof.file.AtomicFile;
import io.heartproof.plot.Colour;
import io.heartproof.plot.Markup;
import io.heartproof.plot.Svg;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An HTML page that needs nothing from elsewhere, and the files that go with it. Sections are written one after another;
 * drawings stand in the page and, as files, beside it. Not thread-safe.
 */
public final class Page {
    private final String title;
    private final Markup navigation = new Markup();
    private final Markup body = new Markup();
    private final Map<String, String> files = new LinkedHashMap<>();

    public Page(String title) {
        this.title = title;
    }

    /** Where the content of the sections goes. */
    public Markup body() {
        return body;
    }

    /** Says what the page is about: names and their values. */
    public void about(Map<String, String> facts) {
        body.open("dl", "class", "about");
        facts.forEach((name, text) ->
                body.open("div").element("dt", name).element("dd", text).close());
        body.close();
    }

    /** Says that the page is for research alone. */
    public void caution() {
        warn("For research. This is no medical device, and nothing here is a diagnosis.");
    }

    /** A paragraph that stands out. */
    public void warn(String text) {
        body.element("p", text, "class", "warning");
    }

    /** Opens a section, which {@link #endSection} closes. {@code id} is its address in the page. */
    public void section(String id, String heading) {
        navigation.element("a", heading, "href", "#" + id);
        body.open("section", "id", id).element("h2", heading);
    }

    public void endSection() {
        body.close();
    }

    /** Places a drawing in the page and keeps it as a file; a second one of the same name gets a number. */
    public void drawing(String fileName, Svg drawing) {
        body.open("div", "class", "drawing").raw(drawing.inline()).close();
        String free = fileName;
        for (int number = 2; files.containsKey(free); number++) {
            free = fileName.replaceFirst("(\\.[a-z]+)?$", "-" + number + "$1");
        }
        file(free, drawing.standalone());
    }

    /** Keeps a file to be written beside the page; its name must be new. */
    public void file(String name, String content) {
        if (files.putIfAbsent(name, content) != null) {
            throw new IllegalArgumentException("file " + name + " is there already");
        }
    }

    /**
     * Writes the page to {@code html} and its files into {@code folder}; returns the page's path. The page comes last,
     * whole or not at all; the many small files are not flushed one by one, as they can be made again.
     */
    public Path write(Path html, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> file : files.entrySet()) {
            AtomicFile.writeAtOnce(folder.resolve(file.getKey()), file.getValue());
        }
        AtomicFile.write(html, html());
        return html;
    }

    private String html() {
        Markup html = new Markup().raw("<!DOCTYPE html>\n").open("html", "lang", "en");
        html.open("head").leaf("meta", "charset", "utf-8");
        html.leaf("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.leaf(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'unsafe-inline'");
        html.element("title", title);
        html.open("style").raw(Colour.css()).raw(styleSheet()).close().close();
        html.open("body").open("header").element("h1", title);
        html.open("nav", "aria-label", "Sections")
                .raw(navigation.toString())
                .close()
                .close();
        return html.open("main").raw(body.toString()).close().close().close() + "\n";
    }

    private static String styleSheet() {
        try (InputStream in = Page.class.getResourceAsStream("page.css")) {
            if (in == null) {
                throw new IllegalStateException("page.css is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
