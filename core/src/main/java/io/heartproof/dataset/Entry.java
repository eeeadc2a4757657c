package io.heartproof.dataset;

import io.heartproof.label.Label;
import io.heartproof.label.LabelSet;
import java.util.List;
import java.util.Optional;

/**
 * One recording of a data set, not yet read; the data set knows where it lies.
 *
 * @param recording its name
 * @param labels what it shows, at least one, the first first
 */
public record Entry(String recording, List<Label> labels) {
    public Entry {
        labels = List.copyOf(labels);
        if (labels.isEmpty()) {
            throw new IllegalArgumentException(recording + ": expected at least one label");
        }
    }

    /** The first label. */
    public Label label() {
        return labels.get(0);
    }

    /**
     * The same recording with the labels of the same names among other classes, such as a classifier's; nothing where one is
     * not among them.
     */
    public Optional<Entry> in(LabelSet classes) {
        List<Label> known = labels.stream()
                .flatMap(label -> classes.find(label.name()).stream())
                .toList();
        return known.size() == labels.size() ? Optional.of(new Entry(recording, known)) : Optional.empty();
    }

    /** Whether it has several labels, so that it is left out where one class is asked for. */
    public boolean isMultiLabel() {
        return labels.size() > 1;
    }
}
