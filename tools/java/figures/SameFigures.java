package figures;

import figures.FigureComparison.Count;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Compares the figures of two folders, prints a table and what differs, and ends with 1 if something does. */
final class SameFigures {
    private static final int SHOWN = 60;

    private SameFigures() {}

    /** Compares the folders of the two arguments, the older one first. */
    public static void main(String[] folders) throws IOException {
        FigureComparison found =
                FigureComparison.of(Figures.read(Path.of(folders[0])), Figures.read(Path.of(folders[1])));
        printTable(found.files());
        print("different", found.different());
        print("gone", found.gone());
        print("moved, with the same figures", found.moved());
        print("new", found.added());
        System.out.println(found.isSame() ? "\nall figures are the same" : "\nfigures differ");
        System.exit(found.isSame() ? 0 : 1);
    }

    /** A row per file in which something is not the same, the others of a command in one. */
    private static void printTable(Map<String, Count> files) {
        Map<String, Count> rows = new LinkedHashMap<>();
        Count all = new Count();
        files.forEach((file, count) -> {
            String row = count.isSame() ? file.replaceFirst("/.*", "/**") : file;
            rows.computeIfAbsent(row, name -> new Count()).add(count);
            all.add(count);
        });
        rows.put("all", all);
        int width = rows.keySet().stream().mapToInt(String::length).max().orElseThrow() + 1;
        printRow(width, "", "same", "different", "gone", "moved", "new");
        rows.forEach((row, count) ->
                printRow(width, row, count.same, count.different, count.gone, count.moved, count.added));
    }

    private static void printRow(int width, String file, Object... counts) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-" + width + "s", file));
        for (Object count : counts) {
            row.append(String.format(Locale.ROOT, "%10s", count));
        }
        System.out.println(row);
    }

    private static void print(String title, List<String> entries) {
        if (!entries.isEmpty()) {
            System.out.println("\n" + title + ":");
            entries.stream().limit(SHOWN).forEach(entry -> System.out.println("  " + entry));
            if (entries.size() > SHOWN) {
                System.out.println("  and " + (entries.size() - SHOWN) + " more");
            }
        }
    }
}
