package io.heartproof.dataset;

import io.heartproof.label.Label;
import java.nio.file.Path;
import java.util.List;

/**
 * One recording of a data set, not yet read.
 *
 * @param recording its name
 * @param path the file it is read from
 * @param labels what it shows, at least one, the first first
 */
public record Entry(String recording, Path path, List<Label> labels) {
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

    /** Whether it has several labels, so that it is left out where one class is asked for. */
    public boolean isMultiLabel() {
        return labels.size() > 1;
    }
}
