package io.heartproof.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The table of packages in {@code docs/architecture.md}: which package of {@code io.heartproof} lies in which module
 * and may import which others.
 */
final class LayerTable {
    private static final Pattern ROW = Pattern.compile("\\| *(\\d+) *\\|([^|]+)\\|([^|]+)\\|[^|]*\\|([^|]+)\\|");
    private static final Pattern EVERYONES = Pattern.compile("Everything\\s+may\\s+import\\s+([^.]+)\\.");
    private static final Pattern NAME = Pattern.compile("[a-z]+");
    private static final Pattern QUOTED = Pattern.compile("`([a-z]+)`");

    /** One row: a package, its module ({@code own modules} where it has one of its own), what its last column says. */
    record Layer(String name, int level, String module, String mayImport) {}

    private final Map<String, Layer> layers;
    private final Set<String> everyones;

    private LayerTable(Map<String, Layer> layers, Set<String> everyones) {
        this.layers = layers;
        this.everyones = everyones;
    }

    static LayerTable read(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    static LayerTable parse(String text) {
        Map<String, Layer> layers = new LinkedHashMap<>();
        for (String line : text.lines().toList()) {
            Matcher row = ROW.matcher(line.strip());
            if (row.matches()) {
                for (String name : quoted(row.group(2))) {
                    Layer layer = new Layer(
                            name,
                            Integer.parseInt(row.group(1)),
                            row.group(3).strip(),
                            row.group(4).strip());
                    if (layers.put(name, layer) != null) {
                        throw new IllegalArgumentException("the table names package " + name + " twice");
                    }
                }
            }
        }
        Matcher everyones = EVERYONES.matcher(text);
        return new LayerTable(layers, everyones.find() ? Set.copyOf(quoted(everyones.group(1))) : Set.of());
    }

    Map<String, Layer> layers() {
        return layers;
    }

    /** The packages that {@code name} may import, without itself. */
    Set<String> allowed(String name) {
        Layer layer = layers.get(name);
        if (layer == null) {
            throw new IllegalArgumentException("the table has no package " + name);
        }
        Set<String> allowed = new HashSet<>(listed(layer));
        allowed.addAll(everyones);
        allowed.remove(name);
        return allowed;
    }

    /** The packages that a row itself lists. */
    Set<String> listed(Layer layer) {
        return switch (layer.mayImport()) {
            case "-" -> Set.of();
            case "everything below" -> namesOf(other -> other.level() < layer.level());
            case "core and `classify`" ->
                namesOf(other -> other.module().equals("core") || other.name().equals("classify"));
            default ->
                NAME.matcher(layer.mayImport())
                        .results()
                        .map(MatchResult::group)
                        .filter(name -> !name.equals("libtorch"))
                        .collect(Collectors.toUnmodifiableSet());
        };
    }

    private Set<String> namesOf(Predicate<Layer> which) {
        return layers.values().stream().filter(which).map(Layer::name).collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> quoted(String text) {
        return QUOTED.matcher(text).results().map(match -> match.group(1)).toList();
    }
}
