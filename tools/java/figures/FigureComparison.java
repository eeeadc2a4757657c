package figures;

import figures.Figures.Figure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares the figures of two folders field by field.
 *
 * @param files counts by file, drawings and recordings of a folder as one
 * @param different what says which figures differ and how
 * @param gone fields that are nowhere any more
 * @param moved fields whose figures another field holds now
 * @param added fields that are new, without those that hold what was elsewhere
 */
record FigureComparison(
        SortedMap<String, Count> files,
        List<String> different,
        List<String> gone,
        List<String> moved,
        List<String> added) {
    private static final int SHOWN_PER_FIELD = 3;

    /** Figures of a file that were compared, that differ, that are gone or moved (as there were), and that are new. */
    static final class Count {
        int same;
        int different;
        int gone;
        int moved;
        int added;

        boolean isSame() {
            return different + gone + moved + added == 0;
        }

        void add(Count other) {
            same += other.same;
            different += other.different;
            gone += other.gone;
            moved += other.moved;
            added += other.added;
        }
    }

    static FigureComparison of(Figures before, Figures after) {
        FigureComparison found = new FigureComparison(
                new TreeMap<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        TreeSet<String> added = new TreeSet<>(after.byField().keySet());
        added.removeAll(before.byField().keySet());
        TreeSet<String> gone = new TreeSet<>(before.byField().keySet());
        gone.removeAll(after.byField().keySet());
        before.byField().forEach((field, figures) -> {
            if (!gone.contains(field)) {
                found.compare(field, figures, after.byField().get(field));
            }
        });
        found.sort(before, after, gone, added);
        return found;
    }

    /** Whether every figure is there and the same, be it in another field. */
    boolean isSame() {
        return different.isEmpty() && gone.isEmpty();
    }

    private void compare(String field, List<Figure> before, List<Figure> after) {
        Count count = count(field);
        if (before.size() != after.size()) {
            different.add(field + ": " + before.size() + " figures, now " + after.size());
            count.different += Math.max(before.size(), after.size());
            return;
        }
        int differing = 0;
        for (int i = 0; i < before.size(); i++) {
            if (isSame(before.get(i).text(), after.get(i).text())) {
                count.same++;
            } else if (differing++ < SHOWN_PER_FIELD) {
                different.add(file(field) + ": " + before.get(i).place() + " was "
                        + before.get(i).text() + ", now " + after.get(i).text());
            }
        }
        if (differing > SHOWN_PER_FIELD) {
            different.add(field + ": " + (differing - SHOWN_PER_FIELD) + " more of " + before.size());
        }
        count.different += differing;
    }

    private void sort(Figures before, Figures after, TreeSet<String> onlyBefore, TreeSet<String> onlyAfter) {
        Map<String, String> moves = Moves.find(before, after, onlyBefore, onlyAfter);
        for (String field : onlyBefore) {
            int figures = before.byField().get(field).size();
            if (moves.containsKey(field)) {
                moved.add(field + " -> " + moves.get(field));
                count(field).moved += figures;
            } else {
                gone.add(field + " (" + figures + ")");
                count(field).gone += figures;
            }
        }
        onlyAfter.removeAll(moves.values());
        for (String field : onlyAfter) {
            added.add(field + " (" + after.byField().get(field).size() + ")");
            count(field).added += after.byField().get(field).size();
        }
    }

    /** The same text or, of numbers, the same number: 1 and 1.0, but not 0 and -0. */
    private static boolean isSame(String before, String after) {
        if (before.equals(after)) {
            return true;
        }
        try {
            return before.startsWith("-") == after.startsWith("-")
                    && new BigDecimal(before).compareTo(new BigDecimal(after)) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private Count count(String field) {
        String name = file(field).replaceAll("[^/]+(\\.(svg|hea|dat))$", "*$1");
        return files.computeIfAbsent(name, file -> new Count());
    }

    private static String file(String field) {
        return field.substring(0, field.indexOf(": "));
    }
}
