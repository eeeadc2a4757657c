package figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The figures of a folder.
 *
 * @param byField in the order in which they stand there, by {@code file: field}; an array is {@code []}, whatever the index
 */
record Figures(SortedMap<String, List<Figure>> byField) {

    /**
     * One figure.
     *
     * @param place its field, arrays with their indices
     * @param text as it is written
     */
    record Figure(String place, String text) {}

    /** Reads every file of the folder that holds figures. */
    static Figures read(Path folder) throws IOException {
        Figures figures = new Figures(new TreeMap<>());
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                FigureReader.read(file, (field, place, text) -> figures.add(name + ": " + field, place, text));
            }
        }
        return figures;
    }

    private void add(String field, String place, String text) {
        List<Figure> figures = byField.get(field);
        if (figures == null) {
            if (LeftOut.has(field)) {
                return;
            }
            figures = new ArrayList<>();
            byField.put(field, figures);
        }
        figures.add(new Figure(place, text));
    }
}
