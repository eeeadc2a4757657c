package io.heartproof.format.xml;

import io.heartproof.format.rule.Decimal;
import io.heartproof.problem.BadData;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An element: local name, attributes by local name, elements and text in it. Namespaces are ignored. Read only once {@link
 * XmlFile} has given it away. Immutable from then on.
 */
public final class XmlElement {
    private final String where;
    private final String name;
    private final Map<String, String> attributes;
    private final List<XmlElement> children = new ArrayList<>(0);
    private final StringBuilder text = new StringBuilder(0);

    XmlElement(String where, String name, Map<String, String> attributes) {
        this.where = where;
        this.name = name;
        this.attributes = attributes;
    }

    void add(XmlElement child) {
        children.add(child);
    }

    void add(String more) {
        text.append(text.length() == 0 ? more.stripLeading() : more);
    }

    /** The file, for messages. */
    public String where() {
        return where;
    }

    public String name() {
        return name;
    }

    /** The text directly in it, without the white space around it. */
    public String text() {
        return text.toString().strip();
    }

    public Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    /** All elements directly in it. */
    public List<XmlElement> all() {
        return Collections.unmodifiableList(children);
    }

    /** The names of its attributes. */
    public Set<String> attributeNames() {
        return Collections.unmodifiableSet(new TreeSet<>(attributes.keySet()));
    }

    /** The elements of that name directly in it. */
    public List<XmlElement> all(String child) {
        return children.stream().filter(c -> c.name.equals(child)).toList();
    }

    /** The first element at the end of a path of names. */
    public Optional<XmlElement> first(String... path) {
        Optional<XmlElement> at = Optional.of(this);
        for (String step : path) {
            at = at.flatMap(
                    e -> e.children.stream().filter(c -> c.name.equals(step)).findFirst());
        }
        return at;
    }

    /** The text of the first element at the end of a path; empty where there is none. */
    public String textOf(String... path) {
        return first(path).map(XmlElement::text).orElse("");
    }

    /** As {@link #first}, but it must be there. */
    public XmlElement require(String... path) {
        return first(path)
                .orElseThrow(() ->
                        new BadData(where, "expected <%s> in <%s>".formatted(String.join("><", path), name)));
    }

    /** An attribute that must be there. */
    public String requireAttribute(String attribute) {
        return attribute(attribute)
                .orElseThrow(() -> new BadData(where, "expected the attribute %s of <%s>".formatted(attribute, name)));
    }

    /** A number: this element's text. */
    public double number() {
        return number(text());
    }

    /** A number that an attribute or the text of this element gives. */
    public double number(String written) {
        return Decimal.parse(written.strip())
                .orElseThrow(() -> new BadData(where, "expected a number in <%s>, got '%s'".formatted(name, written)));
    }

    /** The bytes that the text encodes in Base64; white space does not count. */
    public byte[] base64() {
        try {
            return Base64.getDecoder().decode(text().replaceAll("\\s+", ""));
        } catch (IllegalArgumentException e) {
            throw new BadData(where, "expected Base64 in <%s>: %s".formatted(name, e.getMessage()), e);
        }
    }
}
