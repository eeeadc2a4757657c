package io.heartproof.format.xml;

import io.heartproof.problem.BadData;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** A tree while it grows. White space between elements is dropped. */
final class XmlTree {
    private static final int DEEPEST = 64;
    private static final int MOST_NODES = 1 << 17;
    private static final String NAMESPACE = "xmlns";

    private final String where;
    private final Deque<XmlElement> open = new ArrayDeque<>();
    private int nodes;
    private @Nullable XmlElement root;

    XmlTree(String where) {
        this.where = where;
    }

    void start(XMLStreamReader in) {
        nodes += 1 + in.getAttributeCount();
        if (nodes > MOST_NODES || open.size() == DEEPEST) {
            throw new BadData(
                    where,
                    String.format(
                            Locale.ROOT,
                            "at most %d elements and attributes in %d levels are read, got more",
                            MOST_NODES,
                            DEEPEST));
        }
        XmlElement element = new XmlElement(where, local(in.getLocalName()), attributes(in));
        if (open.isEmpty()) {
            root = element;
        } else {
            open.getLast().add(element);
        }
        open.addLast(element);
    }

    private static Map<String, String> attributes(XMLStreamReader in) {
        if (in.getAttributeCount() == 0) {
            return Map.of();
        }
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < in.getAttributeCount(); i++) {
            String name = in.getAttributeLocalName(i);
            if (!NAMESPACE.equals(name) && !NAMESPACE.equals(in.getAttributePrefix(i))) {
                attributes.putIfAbsent(local(name), in.getAttributeValue(i));
            }
        }
        return attributes;
    }

    /** What follows the namespace's prefix. */
    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    void text(String text) {
        if (!open.isEmpty()) {
            open.getLast().add(text);
        }
    }

    void end() {
        open.removeLast();
    }

    XmlElement root() {
        if (root == null) {
            throw new BadData(where, "expected an element, found none");
        }
        return root;
    }
}
