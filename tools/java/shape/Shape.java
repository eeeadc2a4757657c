package shape;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Prints the counts of a design review of one source tree, or of two side by side; {@code tools/shape} starts it. */
final class Shape {
    private static final int NAME_WIDTH = 48;
    private static final int VALUE_WIDTH = 10;

    private Shape() {}

    /** Prints the counts of the trees of the arguments {@code NAME FOLDER [NAME FOLDER]}. */
    public static void main(String[] arguments) throws IOException {
        List<String> names = new ArrayList<>();
        List<Counts> trees = new ArrayList<>();
        for (int i = 0; i < arguments.length; i += 2) {
            names.add(arguments[i]);
            trees.add(Counts.of(new SourceTree(Path.of(arguments[i + 1]))));
        }
        printRows(names, trees);
        printLists(trees.get(0).lists(), trees.get(trees.size() - 1).lists());
    }

    private static void printRows(List<String> names, List<Counts> trees) {
        StringBuilder head = new StringBuilder(left("", NAME_WIDTH));
        StringBuilder sets = new StringBuilder(left("", NAME_WIDTH));
        for (String name : names) {
            int room = 2 * VALUE_WIDTH;
            head.append(right(name.length() < room ? name : name.substring(0, room - 1), room));
            sets.append(right("main", VALUE_WIDTH)).append(right("tests", VALUE_WIDTH));
        }
        System.out.println(head + "\n" + sets);
        for (String row : trees.get(0).rows().keySet()) {
            StringBuilder line = new StringBuilder(left(row, NAME_WIDTH));
            trees.forEach(tree -> tree.rows().get(row).forEach(value -> line.append(right(value, VALUE_WIDTH))));
            System.out.println(line.toString().stripTrailing());
        }
    }

    /** An entry that only the first tree has is marked with -, one that only the second has with +. */
    private static void printLists(Map<String, SortedSet<String>> first, Map<String, SortedSet<String>> second) {
        first.forEach((title, entries) -> {
            SortedSet<String> all = new TreeSet<>(entries);
            all.addAll(second.get(title));
            System.out.println("\n" + title + (all.isEmpty() ? ": none" : ":"));
            all.forEach(entry -> System.out.println(mark(entry, entries, second.get(title)) + entry));
        });
    }

    private static String mark(String entry, SortedSet<String> first, SortedSet<String> second) {
        if (!second.contains(entry)) {
            return "  - ";
        }
        return first.contains(entry) ? "    " : "  + ";
    }

    private static String left(String text, int width) {
        return String.format(Locale.ROOT, "%-" + width + "s", text);
    }

    private static String right(String text, int width) {
        return String.format(Locale.ROOT, "%" + width + "s", text);
    }
}
