package figures;

import figures.Figures.Figure;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Finds the field that now holds what a field held that is gone. */
final class Moves {
    /** That many different values are not the same by chance. */
    private static final int TELLING = 3;

    private Moves() {}

    /** Returns for each field that is gone the new field that holds its figures, in one run, where there is one. */
    static Map<String, String> find(Figures before, Figures after, Collection<String> gone, Collection<String> added) {
        Map<String, String> moves = new TreeMap<>();
        for (String old : gone) {
            List<String> values = texts(before, old);
            Optional<String> home = added.stream()
                    .filter(field -> isTelling(old, field, values))
                    .filter(field -> Collections.indexOfSubList(texts(after, field), values) >= 0)
                    .max(Comparator.comparingInt(field -> commonEnd(old, field)));
            home.ifPresent(field -> moves.put(old, field));
        }
        return moves;
    }

    private static boolean isTelling(String old, String field, List<String> values) {
        return lastName(old).equals(lastName(field)) || Set.copyOf(values).size() >= TELLING;
    }

    private static List<String> texts(Figures figures, String field) {
        return figures.byField().get(field).stream().map(Figure::text).toList();
    }

    private static String lastName(String field) {
        return field.substring(Math.max(field.lastIndexOf('.'), field.lastIndexOf(' ')) + 1);
    }

    private static int commonEnd(String one, String other) {
        int length = 0;
        while (length < Math.min(one.length(), other.length())
                && one.charAt(one.length() - 1 - length) == other.charAt(other.length() - 1 - length)) {
            length++;
        }
        return length;
    }
}
