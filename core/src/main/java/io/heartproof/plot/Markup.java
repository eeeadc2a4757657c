package io.heartproof.plot;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;

/**
 * Writes XML or HTML that is well formed: elements close in order, text and attribute values are escaped, characters
 * that XML forbids become U+FFFD. Not thread-safe.
 */
public final class Markup {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element. {@code attributes} are names and values in turn. */
    public Markup open(String element, String... attributes) {
        start(element, attributes).append('>');
        open.push(element);
        return this;
    }

    /** Closes the element opened last. */
    public Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element without content, such as {@code <path/>} or {@code <br/>}. */
    public Markup leaf(String element, String... attributes) {
        start(element, attributes).append("/>");
        return this;
    }

    /** An element that holds a text. */
    public Markup element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** Text, escaped. */
    public Markup text(String text) {
        out.append(escape(text));
        return this;
    }

    /** A text of a drawing, at {@code (x, y)}. */
    Markup text(double x, double y, String text, String... attributes) {
        return element("text", text, joined(attributes, "x", Svg.number(x), "y", Svg.number(y)));
    }

    /** A line of a drawing, in a colour; {@code path} is its path data. */
    Markup line(Colour colour, double width, String path, String... attributes) {
        return leaf("path", joined(attributes, "class", colour.stroke(), "stroke-width", Svg.number(width), "d", path));
    }

    private static String[] joined(String[] first, String... second) {
        return Stream.concat(Stream.of(first), Stream.of(second)).toArray(String[]::new);
    }

    /** Markup that is well formed already, as it is. */
    public Markup raw(String markup) {
        out.append(markup);
        return this;
    }

    /** What was written; every element must be closed. */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not closed: " + open);
        }
        return out.toString();
    }

    private StringBuilder start(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            out.append(escape(attributes[i + 1])).append('"');
        }
        return out;
    }

    /** The text with every character that means something in XML or HTML replaced by its reference. */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isXml(point) ? point : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    /** Whether XML 1.0 (section 2.2) allows the character. */
    private static boolean isXml(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point < 0xD800)
                || (point >= 0xE000 && point < 0xFFFE)
                || point >= 0x10000;
    }
}
