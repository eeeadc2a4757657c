package io.heartproof.dataset.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a store itself says its recordings show, as texts such as those in the cells of {@code REFERENCE.csv}. Immutable.
 *
 * @param source what of it says so, for messages, such as {@code column labels}
 * @param labels by recording, in the store's order; empty for a recording of which it says nothing
 */
public record StatedLabels(String source, Map<String, List<String>> labels) {
    public StatedLabels {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /** All texts, as often as they stand there. */
    public List<String> all() {
        return labels.values().stream().flatMap(List::stream).toList();
    }
}
