package io.heartproof.label;

import io.heartproof.problem.BadData;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The classes of a data set or classifier, in order. Immutable.
 *
 * @param names distinct, not blank, at least two
 */
public record LabelSet(List<String> names) {
    /** The nine classes of CPSC2018, whose files number them 1 to 9 in this order. */
    public static final LabelSet CPSC2018 =
            new LabelSet(List.of("Normal", "AF", "I-AVB", "LBBB", "RBBB", "PAC", "PVC", "STD", "STE"));

    public LabelSet {
        names = List.copyOf(names);
        if (names.size() < 2) {
            throw new BadData("labels", "expected at least two classes, got " + names);
        }
        if (new HashSet<>(names).size() != names.size() || names.stream().anyMatch(String::isBlank)) {
            throw new BadData("labels", "class names must be distinct and not blank, got " + names);
        }
    }

    /** Number of classes, K. */
    public int size() {
        return names.size();
    }

    /** The label with that index, from 0 to K - 1. */
    public Label get(int index) {
        return new Label(index, names.get(index));
    }

    /** The label of that name. */
    public Label named(String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new BadData("labels", "expected one of " + names + ", got '" + name + "'");
        }
        return get(index);
    }

    public List<Label> labels() {
        return IntStream.range(0, size()).mapToObj(this::get).toList();
    }
}
