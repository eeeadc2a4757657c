package io.heartproof.label;

import io.heartproof.problem.BadData;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The classes of a data set or classifier, in order. Immutable.
 *
 * @param names distinct, not blank, at least one
 */
public record LabelSet(List<String> names) {
    /** The nine classes of CPSC2018, whose files number them 1 to 9 in this order. */
    public static final LabelSet CPSC2018 =
            new LabelSet(List.of("Normal", "AF", "I-AVB", "LBBB", "RBBB", "PAC", "PVC", "STD", "STE"));

    private static final String PLACE = "labels";

    public LabelSet {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new BadData(PLACE, "expected at least one class, got none");
        }
        if (new HashSet<>(names).size() != names.size() || names.stream().anyMatch(String::isBlank)) {
            throw new BadData(PLACE, "class names must be distinct and not blank, got " + names);
        }
    }

    /** The same classes; {@link BadData} where a name has control characters, which no data set or classifier needs. */
    public LabelSet requirePrintable(String where) {
        for (String name : names) {
            if (name.chars().anyMatch(Character::isISOControl)) {
                throw new BadData(
                        where,
                        "class names must have no control characters, got '" + name.replaceAll("\\p{Cntrl}", "?")
                                + "'");
            }
        }
        return this;
    }

    /** The same classes; {@link BadData} at {@code where} unless there are two, as a classifier needs. */
    public LabelSet requireTwo(String where) {
        if (size() < 2) {
            throw new BadData(where, "expected at least two classes, got " + names);
        }
        return this;
    }

    /** Number of classes, K. */
    public int size() {
        return names.size();
    }

    /** The label with that index, from 0 to K - 1. */
    public Label get(int index) {
        return new Label(index, names.get(index));
    }

    /** The label of exactly that name. */
    public Label named(String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new BadData(PLACE, "expected one of " + names + ", got '" + name + "'");
        }
        return get(index);
    }

    /** The label of that name, or else the only one whose name differs from it in case or in how accents are encoded. */
    public Optional<Label> find(String name) {
        int index = names.indexOf(name);
        if (index >= 0) {
            return Optional.of(get(index));
        }
        String key = key(name);
        List<Label> alike =
                labels().stream().filter(label -> key(label.name()).equals(key)).toList();
        return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
    }

    /** What names have in common that differ only in case or in how accents are encoded. */
    public static String key(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    public List<Label> labels() {
        return IntStream.range(0, size()).mapToObj(this::get).toList();
    }
}
