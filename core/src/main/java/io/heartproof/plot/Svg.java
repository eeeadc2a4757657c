package io.heartproof.plot;

import io.heartproof.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A finished drawing. Immutable.
 *
 * @param title what it shows, for readers who cannot see it
 * @param width in {@code unit}; one user unit of {@code body} is one of them
 * @param height in {@code unit}
 * @param unit {@code mm} or {@code px}
 * @param body the elements inside {@code <svg>}
 */
public record Svg(String title, double width, double height, String unit, String body) {
    /** The element for a page that carries {@link Colour#css}, with the class {@code svg-mm} or {@code svg-px}. */
    public String inline() {
        return new Markup()
                .open("svg", attributes("class", "svg-" + unit))
                .raw(body)
                .close()
                .toString();
    }

    /** The text of an SVG file that needs nothing else. */
    public String standalone() {
        return new Markup()
                .raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .open("svg", attributes("xmlns", "http://www.w3.org/2000/svg"))
                .element("title", title)
                .open("style")
                .raw(Colour.css())
                .close()
                .leaf("rect", "width", "100%", "height", "100%", "class", Colour.SURFACE.fill())
                .raw(body)
                .close()
                .raw("\n")
                .toString();
    }

    /** Writes {@link #standalone}, whole or not at all. */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, standalone());
    }

    private String[] attributes(String first, String value) {
        String size = number(width) + " " + number(height);
        return new String[] {
            first,
            value,
            "width",
            number(width) + unit,
            "height",
            number(height) + unit,
            "viewBox",
            "0 0 " + size,
            "role",
            "img",
            "aria-label",
            title
        };
    }

    /** A coordinate: at most two decimals, none that say nothing. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        text = text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
        return text.equals("-0") ? "0" : text;
    }

    /** The text cut to that many characters, the last an ellipsis. */
    static String shortened(String text, int characters) {
        int points = text.codePointCount(0, text.length());
        return points <= characters
                ? text
                : text.substring(0, text.offsetByCodePoints(0, Math.max(1, characters - 1))) + "\u2026";
    }
}
